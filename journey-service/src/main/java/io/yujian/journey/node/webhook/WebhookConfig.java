package io.yujian.journey.node.webhook;

import io.yujian.journey.node.Durations;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * @param webhookId an outside address
 * @param body JSON object; its texts may hold variables
 * @param patience ISO-8601, a day at most; how long it is tried
 * @param variable under which later nodes find the answer
 */
record WebhookConfig(
        @Field(
                zh = "外部接口",
                en = "Address",
                helpZh = "在「设置 → 外部接口」里添加，地址和密钥都加密保存",
                helpEn = "Entered under settings; address and secrets are kept encrypted",
                widget = "webhook-picker")
        @NotNull
        @Pattern(regexp = "[0-9]{1,19}")
        String webhookId,

        @Field(
                zh = "内容（JSON）",
                en = "Body (JSON)",
                helpZh = "文字里可以用变量和表达式，例如 {\"order\":\"{{trigger.orderId}}\"}",
                helpEn = "Texts may hold variables and expressions, such as {\"order\":\"{{trigger.orderId}}\"}",
                widget = "message-text")
        @NotBlank
        @Size(max = 10_000)
        String body,

        @Field(
                zh = "最多尝试多久",
                en = "Try for at most",
                helpZh = "对方没有回答或出错时自动重试，最多 12 次、24 小时；同一次调用的 Idempotency-Key 不变",
                helpEn =
                        "Tried again when there is no answer or an error: 12 times, 24 hours at most, under one Idempotency-Key",
                widget = "duration")
        @NotNull
        @Pattern(regexp = Durations.PATTERN)
        String patience,

        @Field(
                zh = "回答存为变量",
                en = "Keep the answer as",
                helpZh = "之后可用 {{变量.body.字段}}、{{变量.status}}",
                helpEn = "Later: {{name.body.field}}, {{name.status}}")
        @NotBlank
        @Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,30}")
        String variable) {}
