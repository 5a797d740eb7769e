package io.yujian.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message (of its whole chain).
 *
 * @param state the last try's state
 * @param channel the channel of the last try
 * @param reason stable word, such as {@code no-window}, {@code wechat-45015}, {@code stopped}; null when sent
 */
public record SendOutcome(
        SendKey key,
        SendState state,
        String channel,
        @Nullable String reason) {}
