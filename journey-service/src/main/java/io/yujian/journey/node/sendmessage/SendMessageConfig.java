package io.yujian.journey.node.sendmessage;

import io.yujian.gateway.MessageClass;
import io.yujian.journey.node.Durations;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param chain ways to say it; the next is tried when one certainly cannot reach the person
 * @param expiresAfter ISO-8601; not sent when the run came to the node longer ago
 * @param notAfter instant, ISO-8601; not sent from then on
 */
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
        List<@Valid Way> chain,

        @Field(
                zh = "多久之后不再发",
                en = "Not sent after",
                helpZh = "从走到这一步算起；因免打扰、暂停等晚到时不再补发。留空：一直有效",
                helpEn = "Counted from this step; what quiet hours or a pause made late is dropped. Empty: never",
                widget = "duration")
        @Nullable
        @Pattern(regexp = Durations.PATTERN)
        String expiresAfter,

        @Field(
                zh = "截止时间",
                en = "Not sent from",
                helpZh = "到这个时间还没发出就不再发，例如活动结束。留空：没有",
                helpEn = "Dropped when it has not left by then, such as the end of a campaign. Empty: none",
                widget = "datetime")
        @Nullable
        @Size(max = 40)
        String notAfter) {
    /** Never too late. */
    SendMessageConfig(MessageClass messageClass, List<Way> chain) {
        this(messageClass, chain, null, null);
    }

    /** One way to say it. */
    record Way(
            @Field(zh = "触达通道", en = "Channel") @NotBlank String channel,
            @Field(zh = "版本", en = "Version") @Min(1) int version,

            @Field(zh = "内容", en = "Content", widget = "message-content") @NotNull
            ObjectNode content) {}
}
