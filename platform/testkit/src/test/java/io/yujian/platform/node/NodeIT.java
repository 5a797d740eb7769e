package io.yujian.platform.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.platform.duty.DutyProbe;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.partition.PartitionProbe;
import io.yujian.platform.pipeline.Pipeline;
import io.yujian.platform.pipeline.RecordingStage;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.testkit.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps several processes on one database apart, with a Redis beside. */
@ModuleTest(redis = true)
@Import({RecordingStage.Beans.class, DutyProbe.class, PartitionProbe.class})
class NodeIT {
    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DatabaseClock clock;

    @Autowired
    Wakeups wakeups;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DutyProbe duty;

    @Autowired
    PartitionProbe partitions;

    @Autowired
    Inbox inbox;

    @Autowired
    Pipeline pipeline;

    @Autowired
    BackPressure pressure;

    @Test
    void shouldNeverShareANumberAndTakeOverALapsedOneLate() throws Exception {
        // given eight processes that start together
        List<NodeLease> nodes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> new NodeLease(jdbc, clock, "all", "p" + n))
                .toList();
        assertThat(nodes.stream().map(NodeLease::number)).doesNotHaveDuplicates();

        // when one has been silent for five seconds, then for eleven
        short silent = nodes.get(3).number();
        long now = clock.millis();
        jdbc.update("UPDATE pf_node SET lease_until=?, last_ms=77 WHERE node=?", now - 5_000, silent);
        assertThat(new NodeLease(jdbc, clock, "all", "early").number()).isNotEqualTo(silent);
        jdbc.update("UPDATE pf_node SET lease_until=? WHERE node=?", now - 11_000, silent);
        NodeLease heir = new NodeLease(jdbc, clock, "all", "late");

        // then only the second newcomer gets its number, and the silent one goes on with another
        assertThat(heir.number()).isEqualTo(silent);
        assertThat(heir.held().idsAfterMs()).isEqualTo(77);
        nodes.get(3).renew();
        assertThat(nodes.get(3).number()).isNotEqualTo(silent);
    }

    @Test
    void shouldTrustItsClockOnlyWithinTwoSeconds() {
        assertThat(clock.isTrusted()).isTrue();
        assertThat(Math.abs(clock.millis() - System.currentTimeMillis())).isLessThan(2_000);
    }

    @Test
    void shouldNudgeAfterTheCommitAndNotAfterARollback() throws Exception {
        Semaphore heard = new Semaphore(0);
        wakeups.listen("test-topic", heard::release);
        transaction.executeWithoutResult(status -> {
            wakeups.nudge("test-topic");
            wakeups.nudge("test-topic");
            assertThat(heard.availablePermits()).isZero();
        });
        assertThat(heard.tryAcquire()).isTrue();
        assertThat(heard.availablePermits()).as("once for one transaction").isZero();
        transaction.executeWithoutResult(status -> {
            wakeups.nudge("test-topic");
            status.setRollbackOnly();
        });
        assertThat(heard.availablePermits()).isZero();
    }

    @Test
    void shouldRunADutyOnOneNodeAndEachMomentOnce() throws Exception {
        assertThat(duty.runFromFourNodesAt(Instant.parse("2026-11-21T03:00:00Z")))
                .isEqualTo(1);
        assertThat(duty.runFromFourNodesAt(Instant.parse("2026-11-21T03:00:00Z")))
                .as("that moment was served")
                .isZero();
        assertThat(duty.runFromFourNodesAt(Instant.parse("2026-11-22T03:00:00Z")))
                .isEqualTo(1);
        assertThat(duty.runFailing(Instant.parse("2026-11-23T03:00:00Z"))).contains("it broke");
    }

    @Test
    void shouldMakePartitionsAheadAndDropOldOnes() {
        partitions.makeTable();
        partitions.keepAt(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(partitions.names())
                .containsExactly("p_min", "p20261119", "p20261120", "p20261121", "p20261122", "p20261123", "p_max");
        partitions.insert(Instant.parse("2026-11-20T10:00:00Z"), Instant.parse("2026-11-30T10:00:00Z"));

        partitions.keepAt(Instant.parse("2026-11-29T12:00:00Z"));

        assertThat(partitions.names())
                .startsWith("p_min", "p20261122", "p20261123")
                .endsWith("p20261130", "p20261201", "p_max");
        assertThat(partitions.rows()).as("the old row went with its partition").isEqualTo(1);
    }

    @Test
    void shouldClimbTheLadderAndComeDown() {
        assertThat(pressure.level()).isEqualTo(BackPressure.Level.NONE);
        pipeline.pause();
        inbox.store(RecordingStage.entry("waiting", "for long", 1_790_000_000L)).join();
        await().atMost(Duration.ofSeconds(15)).until(() -> pressure.isAtLeast(BackPressure.Level.STOP_BULK_SENDS));
        assertThat(pressure.isAtLeast(BackPressure.Level.STOP_BULK_ENTRY)).isTrue();
        pipeline.resume();
        await().atMost(Duration.ofSeconds(15)).until(() -> pressure.level() == BackPressure.Level.NONE);
    }
}
