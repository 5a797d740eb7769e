package io.yujian.journey.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.PlannedMessage;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.TrailStep;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.timer.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten random journeys, a hundred random histories each: whatever is batched, whichever transaction dies, however often and
 * late another node fires the same timers, the engine ends where the reference ends, by the same way, with the same
 * messages and the same counts. The seed of a failure reproduces it.
 */
class SameAsReferenceTest {
    private static final long J = 1;
    private static final int HISTORIES = 100;
    private static final int PEOPLE = 4;
    private static final String[] EVENTS = {
        "mp.follow",
        "mp.follow",
        "mp.message",
        "coupon.redeemed",
        "mp.unfollow",
        "custom.goal",
        "custom.exit",
        "custom.idle"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldEndWhereTheReferenceEnds(long seed) {
        Random random = new Random(seed);
        Plan plan = Plan.random(random);
        try (JourneyHarness h = new JourneyHarness()) {
            h.publish(J, plan.json());
            Walker walker = new Walker(J, plan, h.now());
            for (int history = 0; history < HISTORIES; history++) {
                long first = 1 + (long) history * PEOPLE;
                for (int act = 0; act < 12; act++) {
                    act(h, walker, random, first);
                }
                for (long customer = first; customer < first + PEOPLE; customer++) {
                    same(h, walker, customer, "seed " + seed + ", history " + history + ", customer " + customer);
                }
            }
            h.advance(Duration.ofDays(400));
            walker.advance(Duration.ofDays(400));
            for (long customer = 1; customer <= (long) HISTORIES * PEOPLE; customer++) {
                same(h, walker, customer, "seed " + seed + ", at the end, customer " + customer);
            }
            walker.counts().forEach((key, n) -> {
                int cut = key.indexOf('/');
                assertThat(h.count(J, key.substring(0, cut), key.substring(cut + 1)))
                        .as("seed %d: %s", seed, key)
                        .isEqualTo(n);
            });
            assertThat(h.store().counts())
                    .as("seed %d", seed)
                    .isEqualTo(h.store().recount());
            assertThat(h.addsUp(J, plan.steps().keySet().toArray(String[]::new)))
                    .isTrue();
        }
    }

    private static void act(JourneyHarness h, Walker walker, Random random, long first) {
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                List<BatchEvent> batch = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(5); i++) {
                    long customer = first + random.nextInt(PEOPLE);
                    String event = EVENTS[random.nextInt(EVENTS.length)];
                    batch.add(h.event(customer, event, "{}"));
                    walker.happens(customer, event);
                }
                if (random.nextInt(4) == 0) {
                    dies(h, batch);
                }
                h.happen(batch);
            }
            case 3 -> {
                h.send(
                        m -> Walker.outcome(
                                m.customerId(), m.key().node(), m.key().visit()),
                        "because");
                walker.sent();
            }
            default -> {
                List<Timer> known = h.timers().all();
                Duration by = Duration.ofHours(1 + random.nextInt(30));
                h.advance(by);
                walker.advance(by);
                h.fire(known.stream().filter(t -> !h.now().isBefore(t.dueAt())).toList()); // another node, late
            }
        }
    }

    private static void dies(JourneyHarness h, List<BatchEvent> batch) {
        try {
            h.transaction(() -> {
                h.happen(batch);
                throw new IllegalStateException("died before the commit");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("died");
        }
    }

    private static void same(JourneyHarness h, Walker walker, long customer, String where) {
        List<Run> runs = h.runsOf(customer).stream()
                .sorted(Comparator.comparingLong(Run::id))
                .toList();
        List<Walker.Walk> walks = walker.of(customer);
        assertThat(runs).as(where).hasSameSizeAs(walks);
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            Walker.Walk walk = walks.get(i);
            String at = where + ", run " + i;
            assertThat(run.state().word()).as(at).isEqualTo(walk.state);
            assertThat(run.node()).as(at).isEqualTo(walk.node);
            assertThat(h.store().story(run.id()).stream()
                            .filter(step -> step.port() != null)
                            .map(SameAsReferenceTest::line)
                            .toList())
                    .as(at)
                    .isEqualTo(walk.path);
            assertThat(h.messages().planned().stream()
                            .filter(m -> m.key().sourceId() == run.id())
                            .map(SameAsReferenceTest::text)
                            .toList())
                    .as(at)
                    .isEqualTo(walk.texts);
        }
    }

    private static String line(TrailStep step) {
        return step.node() + ">" + step.port();
    }

    private static String text(PlannedMessage message) {
        return message.chain().get(0).content().path("text").asString("");
    }
}
