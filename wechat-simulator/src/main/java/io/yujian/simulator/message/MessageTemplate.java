package io.yujian.simulator.message;

import org.jspecify.annotations.Nullable;

/**
 * A template of an account.
 *
 * @param templateId made up when absent
 * @param content lines with placeholders such as {@code {{thing1.DATA}}}
 * @param subscription whether it is for subscription notices (else for template messages)
 */
public record MessageTemplate(
        @Nullable String templateId,
        String title,
        String content,
        @Nullable Boolean subscription) {

    boolean forSubscription() {
        return Boolean.TRUE.equals(subscription);
    }

    String id() {
        return templateId == null ? "" : templateId;
    }
}
