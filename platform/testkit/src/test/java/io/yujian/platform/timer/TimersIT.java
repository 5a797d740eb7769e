package io.yujian.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.id.Ids;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.platform.worker.WorkerLoop;
import io.yujian.testkit.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ModuleTest
class TimersIT {
    @Autowired
    Timers timers;

    @Autowired
    TimerRows rows;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    InstantSource clock;

    @Autowired
    Wakeups wakeups;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    final List<WorkerLoop> loops = new ArrayList<>();
    final RecordingHandler handler = new RecordingHandler();

    /** Writes each firing into a table of the same transaction, so a rolled back one leaves nothing. */
    class RecordingHandler implements TimerHandler {
        final Map<Long, String> aside = new ConcurrentHashMap<>();
        final Map<Long, Duration> lags = new ConcurrentHashMap<>();
        volatile Predicate<Timer> broken = timer -> false;
        volatile Predicate<Timer> busy = timer -> false;

        @Override
        public Collection<Long> fire(List<Timer> due) {
            List<Long> done = new ArrayList<>();
            for (Timer timer : due) {
                if (broken.test(timer)) {
                    throw new IllegalStateException("run is broken: " + timer.runId());
                }
                if (!busy.test(timer)) {
                    done.add(timer.id());
                    lags.put(timer.id(), Duration.between(timer.dueAt(), clock.instant()));
                }
            }
            jdbc.batchUpdate(
                    "INSERT INTO t_fired(id) VALUES (?)",
                    done.stream().map(id -> new Object[] {id}).toList());
            return done;
        }

        @Override
        public void setAside(Timer timer, String reason) {
            aside.put(timer.runId(), reason);
        }
    }

    @BeforeEach
    void table() {
        jdbc.execute("CREATE TABLE IF NOT EXISTS t_fired (n BIGINT AUTO_INCREMENT PRIMARY KEY, id BIGINT NOT NULL)"
                + " ENGINE=InnoDB");
        jdbc.update("DELETE FROM t_fired");
        jdbc.update("DELETE FROM pf_timer");
    }

    @AfterEach
    void stop() {
        loops.forEach(loop -> loop.stop(Duration.ofSeconds(5)));
    }

    private void claimer() {
        TimerLane lane = new TimerLane((byte) 0, rows, handler, transactions, clock, new SimpleMeterRegistry());
        WorkerLoop loop = new WorkerLoop("test-timer-" + loops.size(), WorkLane.TRIGGERED, lane::step);
        wakeups.listen("timer:0", loop::wake);
        loops.add(loop);
        loop.start();
    }

    private Timer timer(long run, Duration in) {
        return new Timer((byte) 0, clock.instant().plus(in), ids.next(), run, 1);
    }

    private List<Timer> schedule(int count, Duration step) {
        List<Timer> all = LongStream.range(0, count)
                .mapToObj(run -> timer(run, step.multipliedBy(run)))
                .toList();
        transactions.run(() -> timers.schedule(all));
        return all;
    }

    private List<Long> fired() {
        return jdbc.queryForList("SELECT id FROM t_fired ORDER BY n", Long.class);
    }

    @Test
    void shouldFireEachOnceWithTwoClaimers() {
        List<Timer> all = schedule(2_000, Duration.ZERO);
        claimer();
        claimer();
        await().atMost(Duration.ofSeconds(60)).until(() -> rows.countDue(clock.instant(), 10) == 0);
        assertThat(fired()).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(fired())
                .containsExactlyInAnyOrderElementsOf(all.stream().map(Timer::id).toList());
    }

    @Test
    void shouldFireWithinASecondAndNotBefore() {
        claimer();
        schedule(40, Duration.ofMillis(75));
        await().atMost(Duration.ofSeconds(30)).until(() -> fired().size() == 40);
        assertThat(handler.lags.values())
                .allSatisfy(lag -> assertThat(lag).isBetween(Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    void shouldCancelByKeyAndIgnoreWhatIsGone() {
        List<Timer> all = schedule(10, Duration.ZERO);
        transactions.run(() -> timers.cancel(all.subList(0, 9)));
        transactions.run(() -> timers.cancel(all.subList(0, 9)));
        claimer();
        await().until(() -> fired().size() == 1);
        assertThat(fired()).containsExactly(all.get(9).id());
    }

    @Test
    void shouldKeepTheTimerOfABusyCustomer() {
        handler.busy = timer -> timer.runId() == 3;
        schedule(5, Duration.ZERO);
        claimer();
        await().until(() -> fired().size() == 4);
        assertThat(rows.countDue(clock.instant(), 10)).isEqualTo(1);
        handler.busy = timer -> false;
        await().until(() -> fired().size() == 5);
    }

    @Test
    void shouldSetABrokenRunAsideAndWakeTheOthers() {
        handler.broken = timer -> timer.runId() == 7;
        schedule(20, Duration.ZERO);
        claimer();
        await().atMost(Duration.ofSeconds(60)).until(() -> rows.countDue(clock.instant(), 10) == 0);
        assertThat(fired()).hasSize(19).doesNotHaveDuplicates();
        assertThat(handler.aside).containsOnlyKeys(7L);
        assertThat(handler.aside.get(7L)).contains("run is broken");
    }

    @Test
    void shouldFindWhatBecameDueLongAgo() {
        transactions.run(() -> timers.schedule(List.of(timer(1, Duration.ofDays(-3)))));
        claimer();
        await().atMost(Duration.ofSeconds(20)).until(() -> fired().size() == 1);
    }

    @Test
    void shouldClaimAlongThePrimaryKeyWithoutSorting() {
        schedule(2_000, Duration.ofMillis(1));
        Instant now = clock.instant();
        String plan = jdbc.queryForList(
                        "EXPLAIN SELECT lane,due_at,id,run_id,wait_no FROM pf_timer FORCE INDEX (PRIMARY) WHERE lane=0 AND"
                                + " slot IN (0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15) AND due_at BETWEEN ? AND ? ORDER BY"
                                + " lane,slot,due_at,id LIMIT 100 FOR UPDATE SKIP LOCKED",
                        io.yujian.platform.time.UtcTime.of(now.minusSeconds(10)),
                        io.yujian.platform.time.UtcTime.of(now))
                .toString();
        assertThat(plan).contains("PRIMARY").containsAnyOf("range", "ref").doesNotContain("filesort");
    }
}
