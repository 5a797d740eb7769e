package io.yujian.journey.node.sendresult;

import io.yujian.journey.node.Durations;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * @param node id of the node that sent the message
 * @param patience ISO-8601, days and below; how long a tap or a result is waited for
 */
record SendResultConfig(
        @Field(
                zh = "哪个节点发的消息",
                en = "Which message",
                helpZh = "前面发送消息的那个节点；这个人走过多次时看最近一次",
                helpEn = "The node that sent it; the latest one if the person came there several times",
                widget = "node-picker")
        @NotBlank
        @Size(max = 40)
        String node,

        @Field(
                zh = "最多等待",
                en = "At most",
                helpZh = "等客户点开链接，或等还不知道的结果；点开了立即走「已点击」",
                helpEn = "For a tap on a link, or for a result that is not known; a tap lets the run go on at once",
                widget = "duration")
        @NotNull
        @Pattern(regexp = Durations.PATTERN)
        String patience) {}
