package io.yujian.journey.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a run can stay at a node.
 *
 * @param longest at most this long
 * @param event type of the event whose happening lets the run leave by this port; null when none does
 */
public record Stay(Duration longest, @Nullable String event) {
    public static final Stay NONE = new Stay(Duration.ZERO, null);
}
