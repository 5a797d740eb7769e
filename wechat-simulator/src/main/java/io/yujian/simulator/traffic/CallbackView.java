package io.yujian.simulator.traffic;

import java.util.List;

/**
 * A callback for the control API.
 *
 * @param event Event, or MsgType of a message
 * @param state {@code sending}, {@code delivered}, {@code failed}
 */
public record CallbackView(
        long seq,
        long at,
        String appId,
        String openid,
        String event,
        String state,
        String xml,
        List<CallbackAttempt> attempts) {}
