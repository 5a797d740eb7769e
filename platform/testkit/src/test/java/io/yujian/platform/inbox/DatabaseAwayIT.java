package io.yujian.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yujian.platform.node.NodeLease;
import io.yujian.platform.pipeline.RecordingStage;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database does not answer for a while: nobody is told that something was stored, and all goes on by itself. */
@ModuleTest
@Import(RecordingStage.Beans.class)
class DatabaseAwayIT {
    private static final long SECOND = 1_790_000_000L;
    private static final TestDatabase DATABASE = TestDatabase.shared();

    @Autowired
    Inbox inbox;

    @Autowired
    RecordingStage stage;

    @Autowired
    NodeLease node;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void shouldRefuseInThreeSecondsAndRecoverByItself() {
        assumeTrue(DATABASE.canFreeze(), "needs a server of its own");
        inbox.store(RecordingStage.entry("fan", "before", SECOND)).join();
        short number = node.number();
        List<CompletableFuture<StoreResult>> answers = new ArrayList<>();

        // when the server hangs for eight seconds while entries come in
        DATABASE.whileFrozen(() -> {
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                answers.add(inbox.store(RecordingStage.entry("fan", "during-" + i, SECOND)));
            }
            answers.forEach(answer -> assertThat(refused(answer)).isTrue());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isLessThan(Duration.ofSeconds(6));
            await().pollDelay(Duration.ofSeconds(8).minus(took)).until(() -> true);
        });

        // then the senders come again, and each event takes effect once
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !refused(inbox.store(RecordingStage.entry("fan", "during-0", SECOND))));
        for (int i = 0; i < 50; i++) {
            inbox.store(RecordingStage.entry("fan", "during-" + i, SECOND)).join();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM pf_pending", Integer.class) == 0);
        Set<String> words = stage.words().stream().collect(Collectors.toSet());
        assertThat(stage.words()).hasSize(51).doesNotHaveDuplicates();
        assertThat(words).contains("before", "during-0", "during-49");
        assertThat(node.number()).as("its number outlived the pause").isEqualTo(number);
    }

    private static boolean refused(CompletableFuture<StoreResult> answer) {
        try {
            answer.join();
            return false;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(InboxUnavailableException.class);
            return true;
        }
    }
}
