package io.yujian.simulator.fan;

import org.jspecify.annotations.Nullable;

/**
 * One line of a phone's raw traffic.
 *
 * @param id grows with time, over all phones
 * @param at Unix milliseconds on the platform's clock
 * @param direction {@code out} the phone to the brand, {@code in} the brand to the phone
 * @param kind {@code callback} or {@code attempt} (outwards), {@code custom}, {@code template}, {@code subscribe},
 *     {@code passive}, {@code typing} (inwards)
 * @param body XML or JSON, decrypted
 * @param errcode what the platform answered, for inward lines
 * @param callbackId links an attempt to its callback
 * @param note how a try ended, in short
 * @param millis how long a try took
 */
public record TranscriptLine(
        long id,
        long at,
        String appId,
        String openid,
        String direction,
        String kind,
        String body,
        @Nullable Integer errcode,
        @Nullable Long callbackId,
        @Nullable String note,
        @Nullable Long millis) {}
