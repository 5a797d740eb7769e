package io.yujian.platform.pipeline;

import static io.yujian.platform.pipeline.RecordingStage.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.deadletter.DeadLetters;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.event.RetryBatchException;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoreResult;
import io.yujian.platform.inbox.StoredBodies;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.platform.wakeup.Wakeups;
import io.yujian.testkit.ModuleTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@ModuleTest
@Import(RecordingStage.Beans.class)
class PipelineIT {
    private static final long SECOND = 1_790_000_000L;

    @Autowired
    Inbox inbox;

    @Autowired
    Pipeline pipeline;

    @Autowired
    RecordingStage stage;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DatabaseClock clock;

    @Autowired
    BatchRun run;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    InstantSource instants;

    @Autowired
    Wakeups wakeups;

    @Autowired
    StoredBodies bodies;

    @Autowired
    Decoding decoding;

    @Autowired
    ObjectProvider<EventStage> stages;

    @Autowired
    ObjectProvider<PipelineListener> listeners;

    @BeforeEach
    void clear() {
        stage.clear();
        jdbc.update("DELETE FROM pf_dead_letter");
        jdbc.update("DELETE FROM pf_inbox");
    }

    @AfterEach
    void drain() {
        stage.fail(batch -> {});
        pipeline.resume();
        await().atMost(Duration.ofSeconds(60)).until(() -> pending() == 0);
    }

    @Test
    void shouldKeepTheOrderOfEachSenderOnTwoNodes() {
        // given events of 40 senders that nobody has claimed
        pipeline.pause();
        store(40, 25);
        assertThat(pending()).isEqualTo(1_000);

        // when two nodes fetch and handle them at once
        NodeLease second = new NodeLease(jdbc, clock, "journey-service", "second");
        Pipeline other = pipelineOf(second);
        pipeline.resume();
        other.resume();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> pending() == 0);
        } finally {
            other.pause();
        }

        // then each was handled once, and those of one sender in their order
        List<RecordingStage.Handled> handled = stage.handled();
        assertThat(handled).hasSize(1_000);
        Map<String, List<RecordingStage.Handled>> bySender =
                handled.stream().collect(Collectors.groupingBy(RecordingStage.Handled::sender));
        assertThat(bySender).hasSize(40);
        bySender.values()
                .forEach(events -> assertThat(events.stream().map(RecordingStage.Handled::id))
                        .isSorted());
    }

    @Test
    void shouldHandleWhatADeadNodeLeftBehind() {
        // given a node that claimed everything and died
        pipeline.pause();
        store(5, 4);
        NodeLease dead = new NodeLease(jdbc, clock, "journey-service", "dead");
        List<?> claimed = transactions.get(() -> new PendingRows(jdbc, clock, dead).claimLapsed(1_500, 500));
        assertThat(claimed).hasSize(20);

        // when another one sweeps
        long start = System.nanoTime();
        pipeline.resume();
        await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);

        // then it took over after the lease had ended, and nothing is lost or done twice
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(stage.words()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldSetOnlyThePoisonAsideAndGoOnBehindIt() {
        // given one event that always fails, between good ones of its sender and of others
        pipeline.pause();
        stage.fail(failOn("poison"));
        inbox.store(entry("sick", "before", SECOND)).join();
        StoreResult poison = inbox.store(entry("sick", "poison", SECOND)).join();
        inbox.store(entry("sick", "after", SECOND)).join();
        store(10, 3);

        // when
        pipeline.resume();
        await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);

        // then
        assertThat(stage.words()).hasSize(32).contains("before", "after").doesNotContain("poison");
        assertThat(deadLetters.list(Long.MAX_VALUE, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo(poison.id());
            assertThat(letter.attempts()).isEqualTo(5);
            assertThat(letter.error()).contains("it is poison");
            assertThat(letter.state()).isEqualTo("open");
        });
    }

    @Test
    void shouldReplayADeadLetterOnceAndMarkItLate() {
        stage.fail(failOn("mended"));
        inbox.store(entry("patient", "mended", SECOND)).join();
        await().atMost(Duration.ofSeconds(30)).until(() -> deadLetters.countOpen() == 1);
        stage.fail(batch -> {});
        long id = deadLetters.list(Long.MAX_VALUE, 1).get(0).id();

        assertThat(deadLetters.replay(List.of(id))).containsExactly(id);
        assertThat(deadLetters.replay(List.of(id)))
                .as("it is not open any more")
                .isEmpty();

        await().until(() -> pending() == 0);
        assertThat(stage.handled()).singleElement().satisfies(handled -> {
            assertThat(handled.word()).isEqualTo("mended");
            assertThat(handled.late()).isTrue();
            assertThat(handled.id()).isGreaterThan(id);
        });
    }

    @Test
    void shouldBuryWhatCannotBeReadWithoutCostToOthers() {
        pipeline.pause();
        inbox.store(entry("fan", "garbage <xml", SECOND)).join();
        inbox.store(entry("fan", "good", SECOND)).join();
        AtomicInteger batches = new AtomicInteger();
        stage.fail(batch -> batches.incrementAndGet());

        pipeline.resume();
        await().until(() -> pending() == 0);

        assertThat(stage.words()).containsExactly("good");
        assertThat(batches.get()).as("the good one was not repeated").isEqualTo(1);
        assertThat(deadLetters.list(Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("not a word"));
    }

    @Test
    void shouldResolveABatchAnewAndThenGoSingly() {
        // given a stage that wants the batch again seven times
        AtomicInteger refusals = new AtomicInteger();
        pipeline.pause();
        stage.fail(batch -> {
            if (refusals.incrementAndGet() <= 7) {
                throw new RetryBatchException("another customer is needed");
            }
        });
        store(3, 2);

        pipeline.resume();
        await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);

        assertThat(stage.words()).hasSize(6).doesNotHaveDuplicates();
        assertThat(deadLetters.countOpen()).isZero();
    }

    @Test
    void shouldLetTriggeredEventsOvertakeBulk() {
        pipeline.pause();
        for (int i = 0; i < 300; i++) {
            inbox.store(entry("bulk-" + i, "b" + i, SECOND, (byte) 1));
        }
        inbox.store(entry("vip", "now", SECOND)).join();
        NodeLease node = new NodeLease(jdbc, clock, "journey-service", "ordered");
        Pipeline one = pipelineOf(node, 1, 50);
        one.resume();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);
        } finally {
            one.pause();
        }
        assertThat(stage.words().indexOf("now")).isLessThan(100);
    }

    private Pipeline pipelineOf(NodeLease node) {
        return pipelineOf(node, 2, 100);
    }

    private Pipeline pipelineOf(NodeLease node, int workers, int batch) {
        PendingRows rows = new PendingRows(jdbc, clock, node);
        return new Pipeline(
                new PipelineProperties(true, workers, batch, Duration.ofSeconds(30), 20_000),
                rows,
                new BatchRun(rows, bodies, decoding, deadLetters, transactions, stages),
                transactions,
                instants,
                wakeups,
                listeners,
                new SimpleMeterRegistry());
    }

    private void store(int senders, int each) {
        List<CompletableFuture<StoreResult>> answers = new ArrayList<>();
        for (int n = 0; n < each; n++) {
            for (int s = 0; s < senders; s++) {
                InboxEntry entry = entry("sender-" + s, "w-" + s + "-" + n, SECOND + n);
                answers.add(inbox.store(entry));
            }
        }
        answers.forEach(CompletableFuture::join);
    }

    private static java.util.function.Consumer<EventBatch> failOn(String word) {
        return batch -> {
            for (BatchEvent event : batch.events()) {
                if (event.event().data().get("word").asString().equals(word)) {
                    throw new IllegalStateException("it is " + word);
                }
            }
        };
    }

    private int pending() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM pf_pending", Integer.class);
    }
}
