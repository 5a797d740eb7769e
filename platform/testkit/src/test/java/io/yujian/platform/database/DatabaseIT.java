package io.yujian.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.id.Ids;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class DatabaseIT {
    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TransactionRetry retry;

    @Autowired
    Ids ids;

    @Autowired
    InstantSource clock;

    @Autowired
    SettableClock settable;

    @Test
    void shouldReadCommittedInUtcWithShortLockWaits() {
        transaction.executeWithoutResult(status -> {
            assertThat(jdbc.queryForObject("SELECT @@session.transaction_isolation", String.class))
                    .isEqualTo("READ-COMMITTED");
            assertThat(jdbc.queryForObject("SELECT @@session.time_zone", String.class))
                    .isEqualTo("+00:00");
            assertThat(jdbc.queryForObject("SELECT @@session.innodb_lock_wait_timeout", Integer.class))
                    .isEqualTo(3);
        });
    }

    @Test
    void shouldKeepInstantsToTheMillisecond() {
        Instant written = clock.instant();
        jdbc.execute("CREATE TABLE t_time (at DATETIME(3) NOT NULL) ENGINE=InnoDB");
        jdbc.update("INSERT INTO t_time VALUES (?)", Timestamp.from(written));
        Timestamp read = jdbc.queryForObject("SELECT at FROM t_time", Timestamp.class);
        assertThat(read).isNotNull();
        assertThat(read.toInstant()).isEqualTo(written);
        assertThat(jdbc.queryForObject("SELECT CAST(at AS CHAR) FROM t_time", String.class))
                .startsWith(written.toString().substring(0, 19).replace('T', ' '));
    }

    @Test
    void shouldUseTheSettableClock() {
        Instant before = clock.instant();
        settable.advance(Duration.ofDays(3));
        try {
            assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(3));
        } finally {
            settable.reset();
        }
    }

    @Test
    void shouldCountStatementsOfTheLane() {
        long before = StatementCounter.count(WorkLane.BULK);
        WorkLane.BULK.run(() -> jdbc.queryForObject("SELECT 1", Integer.class));
        assertThat(StatementCounter.count(WorkLane.BULK) - before).isEqualTo(1);
    }

    @Test
    void shouldRepeatTheWholeTransactionAfterADeadlock() throws Exception {
        // given two rows that two transactions lock in opposite order
        jdbc.execute("CREATE TABLE t_lock (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB");
        jdbc.update("INSERT INTO t_lock VALUES (1,0),(2,0)");
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch bothHold = new CountDownLatch(2);
        Thread other = new Thread(() -> addInOrder(2, 1, attempts, bothHold));

        // when
        other.start();
        addInOrder(1, 2, attempts, bothHold);
        other.join();

        // then both took effect once, and one of them ran again
        assertThat(jdbc.queryForList("SELECT n FROM t_lock ORDER BY id", Integer.class))
                .containsExactly(2, 2);
        assertThat(attempts.get()).isGreaterThan(2);
    }

    private void addInOrder(int first, int second, AtomicInteger attempts, CountDownLatch bothHold) {
        retry.run(() -> {
            attempts.incrementAndGet();
            jdbc.update("UPDATE t_lock SET n=n+1 WHERE id=?", first);
            bothHold.countDown();
            try {
                assertThat(bothHold.await(5, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            jdbc.update("UPDATE t_lock SET n=n+1 WHERE id=?", second);
        });
    }

    @Test
    void shouldHaveANodeNumberAndIdsInOrder() {
        long a = ids.next();
        long b = ids.next();
        assertThat(b).isGreaterThan(a);
        assertThat(Duration.between(Ids.timeOf(a), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_node", Integer.class))
                .isEqualTo(1);
    }
}
