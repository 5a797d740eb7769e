package io.yujian.simulator.traffic;

import org.jspecify.annotations.Nullable;

/**
 * A message that the brand sent to a fan, accepted or refused.
 *
 * @param seq order of arrival over everything
 * @param at Unix milliseconds on the platform's clock
 * @param nanos monotonic arrival time, comparable within one process only
 * @param type msgtype of the message; {@code template} for templates
 * @param msgId the platform's id, where it gives one
 * @param errcode what was answered
 * @param repeated a repeat with a known client_msg_id: answered like the first, not delivered again
 * @param body JSON as sent, or the XML of a passive reply
 */
public record ReceivedMessage(
        long seq,
        long at,
        long nanos,
        String appId,
        String openid,
        MessageKind kind,
        String type,
        @Nullable String clientMsgId,
        @Nullable Long msgId,
        int errcode,
        boolean repeated,
        String body)
        implements Ring.Numbered {

    boolean accepted() {
        return errcode == 0 && !repeated;
    }
}
