package io.yujian.journey.node.notifystaff;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param console everyone who uses the console sees it at the bell
 * @param webhookId group robot or outside address; null or empty: none
 */
record NotifyStaffConfig(
        @Field(
                zh = "通知内容",
                en = "Text",
                helpZh = "可以用变量，例如 {{customer.name}} 说：{{answer.text}}",
                helpEn = "May hold variables, such as {{customer.name}}: {{answer.text}}",
                widget = "message-text")
        @NotBlank
        @Size(max = 400)
        String text,

        @Field(
                zh = "后台通知",
                en = "In the console",
                helpZh = "后台右上角的铃铛会提醒所有用户",
                helpEn = "Everyone who uses the console sees it at the bell",
                widget = "switch")
        boolean console,

        @Field(
                zh = "同时发到",
                en = "Also to",
                helpZh = "企业微信群机器人或其他外部接口；群机器人每分钟最多 20 条，超过的会晚些发出",
                helpEn = "A WeCom group robot or another address; a robot takes 20 a minute, more come later",
                widget = "webhook-picker")
        @Nullable
        @Pattern(regexp = "[0-9]{0,19}")
        String webhookId) {
    boolean outside() {
        return webhookId != null && !webhookId.isEmpty();
    }
}
