package io.yujian.journey.node.sendmessage;

import io.yujian.gateway.MessageClass;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** @param chain ways to say it; the next is tried when one certainly cannot reach the person */
record SendMessageConfig(
        @Field(
                zh = "消息类别",
                en = "Message class",
                helpZh = "决定适用哪些规则：交易通知不受疲劳度限制，营销消息不能用模板消息",
                helpEn = "Which rules apply: transactional ones are exempt from caps, marketing never goes by template")
        @NotNull
        MessageClass messageClass,

        @Field(
                zh = "发送方式",
                en = "Channels",
                helpZh = "按顺序尝试，前一种确定发不出去时用下一种；结果未知时不再尝试",
                helpEn = "Tried in order when one certainly cannot; never after an unknown result",
                widget = "channel-chain")
        @NotEmpty
        @Size(max = 5)
        List<@Valid Way> chain) {

    /** One way to say it. */
    record Way(
            @Field(zh = "触达通道", en = "Channel") @NotBlank String channel,
            @Field(zh = "版本", en = "Version") @Min(1) int version,

            @Field(zh = "内容", en = "Content", widget = "message-content") @NotNull
            ObjectNode content) {}
}
