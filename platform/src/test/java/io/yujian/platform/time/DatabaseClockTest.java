package io.yujian.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseClockTest {
    /** A process that starts on a busy machine waits seconds for its first answer. */
    @Test
    void shouldNotTakeASlowAnswerForAWrongClock() {
        DatabaseClock clock = new DatabaseClock(new Answers(0, 4_500));
        assertThat(clock.isTrusted()).isTrue();
        assertThat(clock.offsetMs()).isBetween(-500L, 500L);
    }

    @Test
    void shouldNoticeAWrongClock() {
        DatabaseClock clock = new DatabaseClock(new Answers(3_000, 0));
        assertThat(clock.isTrusted()).isFalse();
        assertThat(clock.offsetMs()).isBetween(2_500L, 3_500L);
    }

    /** A database whose clock is ahead; it tells the time at the end of the first, slow answer. */
    private static final class Answers extends JdbcTemplate {
        private final long aheadMs;
        private final long firstTakesMs;
        private final AtomicInteger asked = new AtomicInteger();

        Answers(long aheadMs, long firstTakesMs) {
            this.aheadMs = aheadMs;
            this.firstTakesMs = firstTakesMs;
        }

        @Override
        public <T> T queryForObject(String sql, Class<T> type) {
            if (asked.getAndIncrement() == 0) {
                long end = System.nanoTime() + firstTakesMs * 1_000_000;
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
            }
            return type.cast(System.currentTimeMillis() + aheadMs);
        }
    }
}
