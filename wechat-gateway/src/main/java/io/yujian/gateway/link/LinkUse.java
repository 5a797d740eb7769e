package io.yujian.gateway.link;

import io.yujian.gateway.SendKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one link of a message.
 *
 * @param url where it leads
 * @param clicks those of the same minute are one
 * @param firstAt null: never opened
 * @param lastAt null: never opened
 */
public record LinkUse(
        SendKey message,
        String url,
        int clicks,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt) {}
