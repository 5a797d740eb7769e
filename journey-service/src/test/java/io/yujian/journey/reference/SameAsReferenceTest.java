package io.yujian.journey.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.SendState;
import io.yujian.journey.engine.Run;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.journey.node.StableHash;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.timer.Timer;
import io.yujian.testkit.reference.Happening;
import io.yujian.testkit.reference.Outcome;
import io.yujian.testkit.reference.Person;
import io.yujian.testkit.reference.Plan;
import io.yujian.testkit.reference.Tally;
import io.yujian.testkit.reference.Walk;
import io.yujian.testkit.reference.Walker;
import io.yujian.testkit.reference.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ten random journeys, a hundred random histories each: whatever is batched, whichever transaction dies, however often and
 * late another node fires the same timers, the engine ends where the reference ends, by the same way, with the same
 * messages and the same counts. The seed of a failure reproduces it.
 */
class SameAsReferenceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
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
    private static final SendState[] OUTCOMES = {
        SendState.SENT, SendState.SENT, SendState.REFUSED, SendState.NOT_SENT, SendState.UNKNOWN
    };
    private static final Words WORDS = new Words(
            "{'type':'follow','version':1,'config':{'sceneMatch':'any','scenes':[]}}",
            "mp.follow",
            List.of("mp.message", "coupon.redeemed", "mp.unfollow"),
            "custom.goal",
            "custom.exit",
            List.of("t0", "t1"),
            "level",
            Words.Pace.HOURS,
            (node, kind) -> "[{'channel':'chat','version':1,'content':{'kind':'text','text':'" + node + "'}}]",
            null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldEndWhereTheReferenceEnds(long seed) {
        Random random = new Random(seed);
        Plan plan = Plan.random(random, WORDS);
        try (JourneyHarness h = new JourneyHarness()) {
            h.publish(J, plan.json());
            Walker walker =
                    new Walker(J, plan, (customer, run, node, visit) -> seen(outcome(customer, node, visit)), h.now());
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
            Map<String, Long> counts = new TreeMap<>(Tally.of(walker.people()));
            counts.replaceAll((key, n) -> {
                int cut = key.indexOf('/');
                return h.count(J, key.substring(0, cut), key.substring(cut + 1));
            });
            assertThat(counts).as("seed %d", seed).isEqualTo(Tally.of(walker.people()));
            assertThat(h.store().counts())
                    .as("seed %d", seed)
                    .isEqualTo(h.store().recount());
            assertThat(h.addsUp(J, plan.steps().keySet().toArray(String[]::new)))
                    .isTrue();
        }
    }

    /** What becomes of a message is the same for both engines. */
    private static SendState outcome(long customer, String node, int visit) {
        return OUTCOMES[StableHash.share(customer, node + visit, OUTCOMES.length)];
    }

    private static Outcome seen(SendState state) {
        return switch (state) {
            case SENT, DELIVERED -> Outcome.SENT;
            case UNKNOWN -> Outcome.UNKNOWN;
            default -> Outcome.FAILED;
        };
    }

    private static Map<String, String> data(Random random) {
        Map<String, String> data = new TreeMap<>(Map.of("v", Integer.toString(random.nextInt(2))));
        if (random.nextInt(8) > 0) {
            data.put("order", "o" + (1 + random.nextInt(2)));
        }
        return data;
    }

    private static void act(JourneyHarness h, Walker walker, Random random, long first) {
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                List<BatchEvent> batch = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(5); i++) {
                    long customer = first + random.nextInt(PEOPLE);
                    String event = EVENTS[random.nextInt(EVENTS.length)];
                    Map<String, String> data = data(random);
                    batch.add(h.event(customer, event, JSON.writeValueAsString(data)));
                    walker.happens(customer, new Happening(event, data));
                }
                if (random.nextInt(4) == 0) {
                    dies(h, batch);
                }
                h.happen(batch);
            }
            case 3 -> {
                h.send(m -> outcome(m.customerId(), m.key().node(), m.key().visit()), "because");
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
        List<String> runs = h.runsOf(customer).stream()
                .sorted(Comparator.comparingLong(Run::id))
                .map(run -> story(h, run))
                .toList();
        var known = h.customers().all().get(customer);
        Set<String> tags = known == null ? Set.of() : known.tags();
        String level = known == null ? "" : known.attributes().getOrDefault("level", "");
        assertThat(Person.story(runs, tags, level, 0))
                .as(where)
                .isEqualTo(walker.of(customer).story());
    }

    private static String story(JourneyHarness h, Run run) {
        return Walk.story(
                run.origin().key(),
                run.state().word(),
                run.state().alive() ? null : run.position().reason(),
                run.node(),
                run.memory().goalAt() != null,
                h.store().story(run.id()).stream()
                        .filter(step -> step.port() != null)
                        .map(step -> step.node() + ">" + step.port())
                        .toList(),
                h.messages().planned().stream()
                        .filter(m -> m.key().sourceId() == run.id())
                        .map(m -> m.key().node() + "#" + m.key().visit())
                        .toList());
    }
}
