package io.yujian.journey.engine.store;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code jn_run}; components in the order of the mapper's columns. */
record RunRow(
        long id,
        long journeyId,
        int version,
        long customerId,
        long identityId,
        long accountId,
        @Nullable String recipient,
        byte lane,
        String traceId,
        LocalDateTime causedAt,
        LocalDateTime enteredAt,
        int state,
        @Nullable String node,
        int waitNo,
        @Nullable LocalDateTime timerDue,
        long timerId,
        LocalDateTime since,
        @Nullable String reason,
        int moves,
        String memory,
        String trail,
        String runKey) {}
