package io.yujian.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.platform.node.NodeLease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NodeIdsTest {
    private static final long START = 1_790_000_000_000L;

    private static Supplier<NodeLease.Held> node(int number) {
        NodeLease.Held held = new NodeLease.Held((short) number, System.nanoTime() + 60_000_000_000L, 0);
        return () -> held;
    }

    @Test
    void shouldNeverRepeatOverThreadsAndNodes() throws Exception {
        Set<Long> all = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            NodeIds ids = new NodeIds(System::currentTimeMillis, node(number));
            for (int t = 0; t < 4; t++) {
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        all.add(ids.next());
                    }
                }));
            }
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(all).hasSize(3 * 4 * 20_000);
    }

    @Test
    void shouldGrowAndTellItsTime() {
        NodeIds ids = new NodeIds(() -> START, node(5));
        long first = ids.next();
        long second = ids.next();
        assertThat(second).isGreaterThan(first);
        assertThat(Ids.timeOf(first).toEpochMilli()).isEqualTo(START);
        assertThat(Ids.firstAt(Ids.timeOf(first))).isLessThanOrEqualTo(first);
        assertThat(Ids.firstAt(Ids.timeOf(first).plusMillis(1))).isGreaterThan(second);
        assertThat((first >>> 12) & 1023).isEqualTo(5);
    }

    @Test
    void shouldWaitWhenTheClockWentBackALittle() {
        // given a clock that stands two seconds back and then catches up
        AtomicLong now = new AtomicLong(START);
        AtomicLong reads = new AtomicLong();
        NodeIds ids =
                new NodeIds(() -> reads.incrementAndGet() % 1_000 == 0 ? now.addAndGet(1_000) : now.get(), node(1));
        Set<Long> seen = new HashSet<>();
        seen.add(ids.next());
        now.addAndGet(-2_000);

        // when more ids are wanted than one millisecond has
        for (int i = 0; i < 5_000; i++) {
            seen.add(ids.next());
        }

        // then none is given twice
        assertThat(seen).hasSize(5_001);
    }

    @Test
    void shouldRefuseWhenTheClockWentFarBack() {
        AtomicLong now = new AtomicLong(START);
        NodeIds ids = new NodeIds(now::get, node(1));
        ids.next();
        now.addAndGet(-6_000);
        assertThatThrownBy(ids::next).isInstanceOf(IllegalStateException.class).hasMessageContaining("clock");
    }

    @Test
    void shouldRefuseWithoutAValidLease() {
        NodeLease.Held ended = new NodeLease.Held((short) 1, System.nanoTime() - 1, 0);
        assertThatThrownBy(new NodeIds(() -> START, () -> ended)::next).hasMessageContaining("lease");
    }

    @Test
    void shouldStartAfterTheLastHolderOfTheNumber() {
        NodeLease.Held taken = new NodeLease.Held((short) 1, System.nanoTime() + 60_000_000_000L, START + 3);
        AtomicLong now = new AtomicLong(START);
        NodeIds ids = new NodeIds(() -> now.getAndIncrement(), () -> taken);
        assertThat(Ids.timeOf(ids.next()).toEpochMilli()).isGreaterThan(START + 3);
    }
}
