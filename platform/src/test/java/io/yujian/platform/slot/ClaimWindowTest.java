package io.yujian.platform.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimWindowTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldLookAtEverythingFirstThenOnlyAtTheLastSeconds() {
        ClaimWindow window = new ClaimWindow();
        assertThat(window.from(NOW)).isEqualTo(Instant.EPOCH);
        window.ended(false, -1);
        assertThat(window.from(NOW.plusMillis(200)))
                .isEqualTo(NOW.plusMillis(200).minusSeconds(10));
    }

    @Test
    void shouldLookAtEverythingWhileBatchesAreFull() {
        ClaimWindow window = new ClaimWindow();
        window.from(NOW);
        assertThat(window.ended(true, 3)).isTrue();
        assertThat(window.from(NOW.plusMillis(1))).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldLookAtEverythingAfterAJumpOfTheClock() {
        ClaimWindow window = new ClaimWindow();
        window.from(NOW);
        window.ended(false, -1);
        assertThat(window.from(NOW.plusSeconds(3_600))).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldGoOnBehindAFullSlotAndComeBack() {
        ClaimWindow window = new ClaimWindow();
        window.from(NOW);
        window.ended(true, 3);
        assertThat(window.firstSlot()).isEqualTo(4);
        assertThat(window.ended(false, 9))
                .as("the slots before were not looked at")
                .isTrue();
        assertThat(window.firstSlot()).isZero();
        assertThat(window.ended(false, 9)).isFalse();
    }

    @Test
    void shouldSpreadIdsOverAllSlots() {
        int[] counts = new int[Slots.COUNT];
        for (long ms = 0; ms < 16_000; ms++) {
            counts[Slots.of(ms << 22)]++;
        }
        assertThat(java.util.Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(800, 1_200));
    }
}
