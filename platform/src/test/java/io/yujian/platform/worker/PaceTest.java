package io.yujian.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A pace that would hold back for an hour shows what ends the waiting. */
class PaceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY_TIMES = Integer.MAX_VALUE;

    /** One whose last batch took two milliseconds. */
    private static Pace after(int pieces) {
        Pace pace = new Pace(MANY_TIMES, Duration.ofHours(1));
        pace.began();
        for (long from = System.nanoTime(); System.nanoTime() - from < 2_000_000; ) {
            Thread.onSpinWait();
        }
        pace.ended(pieces);
        return pace;
    }

    @Test
    void shouldBeginAtOnceWhenFewCame() {
        assertTimeoutPreemptively(SOON, () -> after(1).await(() -> false));
    }

    @Test
    void shouldGoOnWhenEnoughHasGathered() {
        AtomicInteger asked = new AtomicInteger();
        assertTimeoutPreemptively(SOON, () -> after(100).await(() -> asked.incrementAndGet() == 5));
        assertThat(asked).hasValue(5);
    }

    @Test
    void shouldEndWhenInterrupted() {
        assertTimeoutPreemptively(SOON, () -> {
            Thread.currentThread().interrupt();
            after(100).await(() -> false);
            assertThat(Thread.interrupted()).isTrue();
        });
    }
}
