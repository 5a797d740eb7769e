package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendState;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.FakeNeighbours.FakeCoupons;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.timer.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random journeys, random events, timers fired twice, transactions that die: the funnel adds up at every moment, at every
 * node, and no message is planned twice. The seed of a failure reproduces it.
 */
class FunnelLawTest {
    private static final long J = 1;
    private static final String[] TYPES = {"mp.follow", "mp.message", "mp.unfollow", "coupon.redeemed"};
    private static final SendState[] OUTCOMES = {
        SendState.SENT, SendState.REFUSED, SendState.NOT_SENT, SendState.UNKNOWN
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldAddUpAtEveryMoment(long seed) {
        Random random = new Random(seed);
        int nodes = 3 + random.nextInt(10);
        String[] names = new String[nodes];
        for (int i = 0; i < nodes; i++) {
            names[i] = "n" + i;
        }
        try (JourneyHarness h = new JourneyHarness()) {
            h.publish(J, drawing(random, nodes));
            for (int round = 0; round < 40; round++) {
                act(h, random);
                assertThat(h.addsUp(J, names))
                        .as("seed %d, round %d", seed, round)
                        .isTrue();
                everyAliveRunCanGoOn(h, seed, round);
                assertThat(h.store().counts())
                        .as("seed %d, round %d: every counter, hour by hour", seed, round)
                        .isEqualTo(h.store().recount());
            }
            assertThat(h.messages().planned()).extracting(PlannedMessage::key).doesNotHaveDuplicates();
            assertThat(h.coupons().keys()).doesNotHaveDuplicates();
        }
    }

    /** Whoever waits for a time has its timer, and no timer is left behind by those who do not. */
    private static void everyAliveRunCanGoOn(JourneyHarness h, long seed, int round) {
        List<Timer> own = h.runs().stream()
                .filter(r -> r.state() == RunState.WAITING && r.timer() != null)
                .map(Run::timer)
                .collect(Collectors.toList());
        assertThat(h.timers().all()).as("seed %d, round %d", seed, round).containsAll(own);
        assertThat(h.timers().all().stream()
                        .filter(t -> !own.contains(t))
                        .filter(t -> t.dueAt().isAfter(h.now())))
                .as("seed %d, round %d: timers that belong to nobody", seed, round)
                .isEmpty();
    }

    private static void act(JourneyHarness h, Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                List<BatchEvent> batch = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(6); i++) {
                    long customer = 1 + random.nextInt(5);
                    String type = random.nextInt(2) == 0 ? TYPES[0] : TYPES[random.nextInt(TYPES.length)];
                    batch.add(h.event(customer, type, "{'scene':'s','content':'hi'}"));
                }
                if (random.nextInt(4) == 0) {
                    dies(h, () -> h.happen(batch));
                }
                h.happen(batch);
            }
            case 3, 4 -> h.send(OUTCOMES[random.nextInt(OUTCOMES.length)]);
            case 5 -> h.standing(J, random.nextInt(3) == 0 ? Standing.PAUSED : Standing.RUNNING);
            default -> {
                List<Timer> due = h.timers().all();
                h.advance(Duration.ofHours(1 + random.nextInt(60)));
                h.fire(due); // another node, late
            }
        }
    }

    private static void dies(JourneyHarness h, Runnable work) {
        try {
            h.transaction(() -> {
                work.run();
                throw new IllegalStateException("died before the commit");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("died");
        }
    }

    private static String drawing(Random random, int nodes) {
        Drawings d = Drawings.onFollow().reentry("{'mode':'always'}");
        if (random.nextBoolean()) {
            d.stayOnUnfollow();
        }
        for (int i = 0; i < nodes; i++) {
            String id = "n" + i;
            switch (random.nextInt(9)) {
                case 0 -> d.message(id, "text " + id, lines(random, i, nodes, "sent", "failed", "unknown"));
                case 1 -> d.pause(id, "PT" + (1 + random.nextInt(50)) + "H", lines(random, -1, nodes, "done"));
                case 2 ->
                    d.node(
                            id,
                            "wait-event",
                            "{'eventType':'" + TYPES[1 + random.nextInt(3)] + "','timeout':'P1D'}",
                            lines(random, -1, nodes, "happened", "timeout"));
                case 3 ->
                    d.node(
                            id,
                            "issue-coupon",
                            "{'batchId':'" + FakeCoupons.BATCH + "'}",
                            lines(random, i, nodes, "issued", "refused"));
                case 6 ->
                    d.node(
                            id,
                            "random-split",
                            "{'ways':[{'share':1},{'share':2},{'share':1}]}",
                            lines(random, i, nodes, "a", "b", "c"));
                case 7 ->
                    d.node(
                            id,
                            "wait-first",
                            "{'events':[{'eventType':'mp.message'},{'eventType':'coupon.redeemed'}],'timeout':'P2D'}",
                            lines(random, -1, nodes, "a", "b", "timeout"));
                case 8 ->
                    d.node(
                            id,
                            "branch",
                            "{'cases':[{'condition':{'all':[{'type':'has-tag','version':1,'config':{'tag':'t'}}]}},"
                                    + "{'condition':{'all':[{'type':'trigger-field','version':1,'config':{'field':'scene','value':'s'}}]}}]}",
                            lines(random, i, nodes, "a", "b", "else"));
                case 4 ->
                    d.node(
                            id,
                            "condition",
                            "{'condition':{'all':[{'type':'has-tag','version':1,'config':{'tag':'t'}}]}}",
                            lines(random, i, nodes, "yes", "no"));
                default ->
                    d.node(
                            id,
                            "tag",
                            random.nextBoolean() ? "{'add':['t']}" : "{'remove':['t']}",
                            lines(random, i, nodes, "done"));
            }
        }
        return d.draw();
    }

    /** Forward from nodes that do not wait, anywhere from those that do; some exits stay open. */
    private static String lines(Random random, int after, int nodes, String... ports) {
        List<String> lines = new ArrayList<>();
        for (String port : ports) {
            int from = after + 1;
            if (from < nodes && random.nextInt(4) > 0) {
                lines.add(port + ":n" + (from + random.nextInt(nodes - from)));
            }
        }
        return String.join(" ", lines);
    }
}
