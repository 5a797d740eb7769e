package io.yujian.platform.inbox;

import static io.yujian.platform.pipeline.RecordingStage.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.platform.pipeline.RecordingStage;
import io.yujian.testkit.ModuleTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(RecordingStage.Beans.class)
class InboxIT {
    private static final long SECOND = 1_790_000_000L;

    @Autowired
    Inbox inbox;

    @Autowired
    RecordingStage stage;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void clear() {
        await().until(() -> pending() == 0);
        stage.clear();
    }

    @Test
    void shouldStoreThenHandleOnce() {
        StoreResult first = inbox.store(entry("fan-1", "hello", SECOND)).join();
        assertThat(first.duplicate()).isFalse();
        await().until(() -> pending() == 0);
        assertThat(stage.handled()).singleElement().satisfies(handled -> {
            assertThat(handled.id()).isEqualTo(first.id());
            assertThat(handled.sender()).isEqualTo("fan-1");
        });
    }

    @Test
    void shouldAnswerASecondDeliveryWithTheFirstIdAndItsReply() {
        StoreResult first = inbox.store(entry("fan-2", "again", SECOND)).join();
        StoreResult second = inbox.store(entry("fan-2", "again", SECOND)).join();
        assertThat(second.duplicate()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(new String(second.reply(), StandardCharsets.UTF_8)).isEqualTo("reply to again");
        await().until(() -> pending() == 0);
        assertThat(stage.words()).containsExactly("again");
    }

    @Test
    void shouldKeepDistinctEventsAndDropEveryRetryUnderLoad() {
        // given 2 000 distinct events, each delivered three times from eight threads
        List<CompletableFuture<StoreResult>> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, 8).parallel().forEach(thread -> {
            for (int i = thread; i < 6_000; i += 8) {
                int word = i % 2_000;
                answers.add(inbox.store(entry("load-" + word % 50, "w" + word, SECOND + word % 3)));
            }
        });

        // then each is fresh once and handled once
        List<StoreResult> results =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(results).hasSize(6_000);
        assertThat(results.stream().filter(r -> !r.duplicate())).hasSize(2_000);
        assertThat(results.stream().map(StoreResult::id).distinct()).hasSize(2_000);
        await().until(() -> pending() == 0);
        assertThat(stage.words()).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellSendersApartByCase() {
        inbox.store(entry("oAbC", "case", SECOND)).join();
        inbox.store(entry("oAbc", "case", SECOND)).join();
        await().until(() -> pending() == 0);
        assertThat(stage.handled().stream().map(RecordingStage.Handled::sender))
                .containsExactlyInAnyOrder("oAbC", "oAbc");
    }

    @Test
    void shouldHandleAppendedEntriesOnlyAfterTheCommit() {
        transaction.executeWithoutResult(status -> {
            inbox.append(List.of(entry("fan-3", "kept", SECOND), entry("fan-3", "kept", SECOND)));
        });
        transaction.executeWithoutResult(status -> {
            inbox.append(List.of(entry("fan-3", "lost", SECOND)));
            status.setRollbackOnly();
        });
        await().until(() -> pending() == 0);
        assertThat(stage.words()).containsExactly("kept");
    }

    private int pending() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM pf_pending", Integer.class);
    }
}
