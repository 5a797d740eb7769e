package io.yujian.journey.insight;

import io.yujian.platform.error.YujianException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The people behind a number of the report. Whatever is null does not matter.
 *
 * @param node where they stand
 * @param state word
 * @param version 0: all
 * @param from entered at this instant or later
 * @param to and before this one
 * @param cameTo node they have been at
 * @param through exit they went by, as {@code node:port}
 * @param arm way that they were counted in, as {@code node:port}
 * @param endedAt node at which they ended
 * @param reason why they ended
 * @param source label of what brought them in
 * @param goal true: reached it; false: did not
 * @param ordered true: an order counts for this entry; false: none does
 * @param customerId one person alone
 */
public record PeopleFilter(
        @Nullable String node,
        @Nullable String state,
        int version,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cameTo,
        @Nullable String through,
        @Nullable String arm,
        @Nullable String endedAt,
        @Nullable String reason,
        @Nullable String source,
        @Nullable Boolean goal,
        @Nullable Boolean ordered,
        @Nullable Long customerId) {
    public PeopleFilter {
        node = word(node);
        state = word(state);
        cameTo = word(cameTo);
        through = pair(through);
        arm = pair(arm);
        endedAt = word(endedAt);
        reason = word(reason);
        source = word(source);
    }

    /** Only by where they stand and their state. */
    static PeopleFilter standing(@Nullable String node, @Nullable String state) {
        return new PeopleFilter(node, state, 0, null, null, null, null, null, null, null, null, null, null, null);
    }

    public static PeopleFilter ofCustomer(long customerId) {
        return new PeopleFilter(null, null, 0, null, null, null, null, null, null, null, null, null, null, customerId);
    }

    /** True when a run's memory has to be read to know. */
    boolean looksInside() {
        return ordered != null
                || cameTo != null
                || through != null
                || arm != null
                || endedAt != null
                || source != null
                || goal != null;
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String pair(@Nullable String text) {
        String kept = word(text);
        if (kept != null && (kept.indexOf(':') < 1 || kept.endsWith(":"))) {
            throw YujianException.invalid("run.bad-exit", "出口要写成「节点:出口」");
        }
        return kept;
    }
}
