package io.yujian.simulator.callback;

import org.jspecify.annotations.Nullable;

/**
 * What the console's "submit" found when it called the brand's address.
 *
 * @param ok whether the address answered the echo text byte for byte
 * @param problem what is wrong, in words
 */
public record VerificationReport(
        boolean ok,
        String url,
        @Nullable Integer status,
        String answer,
        long millis,
        @Nullable String problem) {}
