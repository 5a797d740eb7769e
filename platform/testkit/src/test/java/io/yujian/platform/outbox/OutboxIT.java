package io.yujian.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.slot.Slots;
import io.yujian.testkit.ModuleTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;

@ModuleTest
class OutboxIT {
    private static final byte KIND = OutboxItem.KIND_MESSAGE;
    private static final byte TAKEN_KIND = 101;
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxSize size;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    Ids ids;

    @Autowired
    InstantSource clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clear() {
        jdbc.update("DELETE FROM pf_outbox");
        jdbc.update("DELETE FROM pf_outbox_claim");
    }

    private List<OutboxItem> add(int count, byte lane, Duration in) {
        List<OutboxItem> items = IntStream.range(0, count)
                .mapToObj(i -> new OutboxItem(
                        KIND,
                        lane,
                        Slots.of(i),
                        clock.instant().plus(in),
                        ids.next(),
                        7,
                        ("run-" + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        transactions.run(() -> outbox.add(items));
        return items;
    }

    private Optional<OutboxClaim> claim(byte lane, int limit, Duration lease) {
        return transactions.get(() -> outbox.claim(KIND, lane, limit, lease));
    }

    @Test
    void shouldClaimEachOnceFromManyThreads() throws Exception {
        add(1_000, (byte) 0, Duration.ZERO);
        Set<Long> claimed = ConcurrentHashMap.newKeySet();
        List<Thread> claimers = IntStream.range(0, 4)
                .mapToObj(n -> new Thread(() -> {
                    int empty = 0;
                    while (empty < 3) {
                        Optional<OutboxClaim> claim = claim((byte) 0, 50, LEASE);
                        if (claim.isEmpty()) {
                            empty++;
                            LockSupport.parkNanos(50_000_000);
                        } else {
                            claim.get()
                                    .items()
                                    .forEach(item ->
                                            assertThat(claimed.add(item.id())).isTrue());
                            transactions.run(() -> outbox.settle(claim.get()));
                        }
                    }
                }))
                .toList();
        claimers.forEach(Thread::start);
        for (Thread claimer : claimers) {
            claimer.join();
        }
        assertThat(claimed).hasSize(1_000);
        assertThat(size.count(KIND, (byte) 0, 10)).isZero();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_outbox_claim", Integer.class))
                .isZero();
    }

    @Test
    void shouldKeepLanesAndFutureApart() {
        add(2, (byte) 0, Duration.ofMinutes(5));
        List<OutboxItem> bulk = add(3, (byte) 1, Duration.ZERO);
        assertThat(outbox.hasDue(KIND, (byte) 0)).isFalse();
        assertThat(outbox.hasDue(KIND, (byte) 1)).isTrue();
        assertThat(claim((byte) 0, 50, LEASE)).isEmpty();
        OutboxClaim claim = claim((byte) 1, 50, LEASE).orElseThrow();
        assertThat(claim.items().stream().map(OutboxItem::id))
                .containsExactlyInAnyOrderElementsOf(
                        bulk.stream().map(OutboxItem::id).toList());
        OutboxItem item = claim.items().get(0);
        OutboxItem written =
                bulk.stream().filter(b -> b.id() == item.id()).findAny().orElseThrow();
        assertThat(item.ref()).isEqualTo(written.ref());
        assertThat(item.nextAt()).isEqualTo(written.nextAt());
        assertThat(item.accountId()).isEqualTo(7);
    }

    @Test
    void shouldTakeOverTheClaimOfADeadWorkerUnderANewToken() {
        add(3, (byte) 0, Duration.ZERO);
        OutboxClaim dead = claim((byte) 0, 50, Duration.ofMillis(300)).orElseThrow();
        assertThat(transactions.get(() -> outbox.takeOver(KIND, LEASE)))
                .as("its lease runs")
                .isEmpty();
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());

        OutboxClaim taken = transactions.get(() -> outbox.takeOver(KIND, LEASE)).orElseThrow();

        assertThat(taken.token()).isNotEqualTo(dead.token());
        assertThat(taken.items()).hasSize(3);
        transactions.run(() -> outbox.settle(dead));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_outbox_claim", Integer.class))
                .as("the late worker forgets nothing that is not its own")
                .isEqualTo(1);
        assertThat(transactions.get(() -> outbox.takeOver(KIND, LEASE))).isEmpty();
    }

    /** A worker of this process that takes everything of one kind. */
    private static final class Taker implements OutboxTaker {
        private final List<OutboxClaim> taken = new CopyOnWriteArrayList<>();
        private volatile int most = 1000;

        @Override
        public byte kind() {
            return TAKEN_KIND;
        }

        @Override
        public int takes(byte lane, int items) {
            return most;
        }

        @Override
        public void take(byte lane, OutboxClaim claim) {
            taken.add(claim);
        }
    }

    private List<OutboxItem> items(int count, Duration in) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutboxItem(
                        TAKEN_KIND, (byte) 0, Slots.of(i), clock.instant().plus(in), ids.next(), 7, new byte[] {1}))
                .toList();
    }

    private int queued() {
        return size.count(TAKEN_KIND, (byte) 0, 1_000);
    }

    @Test
    void shouldHandOverWhatIsDueAndQueueTheRest() {
        Taker taker = new Taker();
        outbox.handTo(taker);
        List<OutboxItem> due = items(110, Duration.ZERO);
        transactions.run(() -> outbox.add(Stream.concat(due.stream(), items(3, Duration.ofHours(1)).stream())
                .toList()));
        assertThat(taker.taken.stream().flatMap(c -> c.items().stream()).map(OutboxItem::id))
                .containsExactlyElementsOf(due.stream().map(OutboxItem::id).toList());
        assertThat(taker.taken).as("claims of at most a hundred").hasSize(2);
        assertThat(queued()).isEqualTo(3);

        OutboxClaim claim = taker.taken.get(0);
        assertThat(transactions.get(() -> outbox.begin(claim, LEASE))).isPresent();
        assertThat(transactions.get(() -> outbox.begin(claim, LEASE)))
                .as("begun once only")
                .isEmpty();
        transactions.run(() -> outbox.giveBack(taker.taken.get(1)));
        assertThat(queued()).isEqualTo(13);

        taker.taken.clear();
        taker.most = 2;
        transactions.run(() -> outbox.add(items(5, Duration.ZERO)));
        assertThat(taker.taken)
                .as("no claim is larger than the worker can begin")
                .extracting(small -> small.items().size())
                .containsExactly(2, 2, 1);

        taker.most = 0;
        transactions.run(() -> outbox.add(items(1, Duration.ZERO)));
        assertThat(queued()).as("the worker has no room").isEqualTo(14);
    }

    @Test
    void shouldHandOverNothingOfATransactionThatFails() {
        Taker taker = new Taker();
        outbox.handTo(taker);
        Assertions.assertThatThrownBy(() -> transactions.run(() -> {
                    outbox.add(items(5, Duration.ZERO));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(taker.taken).isEmpty();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_outbox_claim", Integer.class))
                .isZero();
    }

    @Test
    void shouldQueueAgainWhatAWorkerTookAndNeverBegan() {
        Taker taker = new Taker();
        outbox.handTo(taker);
        transactions.run(() -> outbox.add(items(4, Duration.ZERO)));
        OutboxClaim lost = taker.taken.get(0);
        jdbc.update("UPDATE pf_outbox_claim SET lease_until=1 WHERE token=?", lost.token());

        assertThat(transactions.get(() -> outbox.takeOver(TAKEN_KIND, LEASE)))
                .as("nothing of it can have gone out, so nobody has to decide about it")
                .isEmpty();

        assertThat(queued()).isEqualTo(4);
        assertThat(transactions.get(() -> outbox.begin(lost, LEASE)))
                .as("the slow worker comes too late")
                .isEmpty();
    }

    @Test
    void shouldNotWorkOutsideATransaction() {
        Assertions.assertThatThrownBy(() -> outbox.claim(KIND, (byte) 0, 1, LEASE))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
