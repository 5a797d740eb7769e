package io.yujian.journey.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who matched a trigger and did not enter. */
public record RefusedView(String customerId, @Nullable String customerName, Instant at, String reason) {}
