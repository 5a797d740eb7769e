package io.yujian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Random journeys on two processes, random events to their people, and a {@code kill -9} of one process in the middle of
 * every round, as many as there are journeys: all people end where the reference engine ends, by the same way, with the
 * same messages, tags and counts.
 *
 * <p>Events are posted in rounds. Each round ends when nothing is under way any more, and everybody is compared then, so
 * that an event is never closer to a timeout than the reference knows: waits are either a second or two and end within
 * the round, or hours. Where several things happen to one person in a round, whatever order is free may have been any.
 *
 * <p>{@code -Dyujian.e2e.graphs}, {@code -Dyujian.e2e.people} (of each journey) and {@code -Dyujian.e2e.seed}; ten
 * journeys run side by side.
 */
class GraphsUnderKills {
    private static final int GRAPHS = Integer.getInteger("yujian.e2e.graphs", 10);
    private static final int PEOPLE = Integer.getInteger("yujian.e2e.people", 100);
    private static final long SEED = Long.getLong("yujian.e2e.seed", System.nanoTime());
    private static final int SIDE_BY_SIDE = 10;
    /** Calls that a process may have in flight; no kill leaves more unknown. */
    private static final int CALLS = 8;

    private static final String[] SETTINGS = {
        "--yujian.pipeline.lease=10s", // what a dead process had taken is found sooner
        "--yujian.gateway.sender.calls=" + CALLS,
        "--yujian.gateway.sender.lease=20s",
        "--yujian.gateway.sender.unknowns-pause=2s",
        "--yujian.gateway.window.follow=48h", // how many messages fit into a window is another test's matter
        "--yujian.gateway.window.follow-count=10000",
        "--yujian.gateway.window.message-count=10000"
    };
    private static final ExecutorService HANDS = Executors.newFixedThreadPool(9);
    private static final List<ProductStack.Node> NODES = new ArrayList<>();
    private static ProductStack stack;
    private static Brand brand;
    private static Deliveries deliveries;
    private static Arrivals arrivals;
    private int kills;

    @BeforeAll
    static void start() {
        stack = Stage.start("graphs");
        NODES.add(stack.startNode("a", "all", SETTINGS));
        NODES.add(stack.startNode("b", "all", SETTINGS));
        stack.simulator()
                .put(
                        "/sim/api/settings",
                        "{\"shortWindow\":{\"messages\":10000,\"seconds\":172800},\"messageWindow\":{\"messages\":10000,"
                                + "\"seconds\":172800},\"callbackAttempts\":300,\"callbackRetryMillis\":1000,"
                                + "\"enforceQuotas\":false}");
        brand = Stage.known(Stage.connect(stack, NODES.get(0), NODES.get(1)));
        stack.simulator()
                .post(
                        "/sim/api/accounts/" + brand.appId() + "/templates",
                        "{\"templateId\":\"" + Graph.TEMPLATE
                                + "\",\"title\":\"到店提醒\",\"content\":\"内容:{{thing1.DATA}}\\n\"}");
        deliveries = new Deliveries(stack, NODES, brand.appId(), HANDS);
        arrivals = new Arrivals(stack.simulator(), brand.appId());
    }

    @AfterAll
    static void stop() {
        HANDS.shutdownNow();
        stack.close();
    }

    @Test
    void shouldEndWhereTheReferenceEnds() {
        System.out.println("seed " + SEED + ": " + GRAPHS + " journeys with " + PEOPLE + " people each");
        Random random = new Random(SEED);
        long runs = 0;
        long events = 0;
        long unknown = 0;
        for (int first = 0; first < GRAPHS; first += SIDE_BY_SIDE) {
            int together = Math.min(SIDE_BY_SIDE, GRAPHS - first);
            String called = called();
            List<Graph> graphs = publish(first, together, random, called);
            events += run(graphs, called, random);
            runs += graphs.stream().mapToLong(Graph::runs).sum();
            unknown += graphs.stream().mapToLong(Graph::unknown).sum();
            assertThat(graphs.stream().map(Graph::wrong).collect(Collectors.joining()))
                    .as("seed %d, after %d kills", SEED, kills)
                    .isEmpty();
            Stage.archiveJourneys(stack.admin(NODES.get(0)));
        }
        String story = "seed " + SEED + ": " + GRAPHS + " journeys, " + (long) GRAPHS * PEOPLE + " people, " + events
                + " events, " + runs + " runs, " + arrivals.all() + " messages arrived, " + unknown + " unknown, "
                + kills + " kills; as the reference";
        System.out.println(story);
        assertThat(runs).as("there was something to compare; " + story).isGreaterThan((long) GRAPHS * PEOPLE / 2);
        assertThat(kills).as(story).isEqualTo(GRAPHS);
        assertThat(unknown)
                .as("unknown is at most what was in flight at the kills; " + story)
                .isLessThanOrEqualTo((long) kills * CALLS);
        assertThat(stack.number("SELECT COUNT(*) FROM pf_dead_letter"))
                .as(story)
                .isZero();
    }

    /** A journey that others start. */
    private static String called() {
        return brand.publish(
                "被启动",
                "{\"type\":\"from-journey\",\"version\":1,\"config\":{}}",
                java.util.Map.of("n1", Brand.sendNode("被启动", "{}")));
    }

    private static List<Graph> publish(int first, int together, Random random, String called) {
        List<String> openids = new ArrayList<>();
        for (JsonNode fan : stack.simulator()
                .post("/sim/api/fans", "{\"appId\":\"" + brand.appId() + "\",\"count\":" + together * PEOPLE + "}")) {
            openids.add(fan.path("openid").asString());
        }
        deliveries
                .act(openids.stream()
                        .map(openid -> new Deliveries.Act(openid, "follow"))
                        .toList())
                .join();
        List<Graph> graphs = new ArrayList<>();
        JsonApi product = stack.admin(NODES.get(0));
        for (int i = 0; i < together; i++) {
            graphs.add(Graph.publish(
                    product,
                    "g" + (first + i),
                    new Random(random.nextLong()),
                    called,
                    openids.subList(i * PEOPLE, (i + 1) * PEOPLE)));
        }
        Stage.untilKnownEverywhere();
        Instant begun = Instant.now();
        Stage.progress("everybody follows", () -> unrest(begun.minus(Duration.ofHours(1))));
        return graphs;
    }

    /** As many rounds as there are journeys, so that there is a kill for each; returns how many events there were. */
    private long run(List<Graph> graphs, String called, Random random) {
        List<String> journeys =
                new ArrayList<>(graphs.stream().map(Graph::journey).toList());
        journeys.add(called);
        long events = 0;
        for (int round = 1; round <= graphs.size(); round++) {
            Instant begun = Instant.now();
            for (Graph graph : graphs) {
                graph.draw(round);
                events += graph.events();
            }
            CompletableFuture<Void> killed = kill(random);
            CompletableFuture<Void> acts = deliveries.act(
                    graphs.stream().flatMap(graph -> graph.acts().stream()).toList());
            for (int place = 0; place < 3; place++) {
                List<Deliveries.Posted> posted = new ArrayList<>();
                for (Graph graph : graphs) {
                    posted.addAll(graph.posted(round, place));
                }
                deliveries.post(posted);
            }
            acts.join();
            killed.join();
            Stage.progress("everything has come to rest", () -> unrest(begun));
            arrivals.look();
            GraphFacts facts = GraphFacts.read(stack, journeys);
            int at = round;
            graphs.forEach(graph -> graph.compare(at, facts, arrivals, called));
            if (round == graphs.size()) {
                JsonApi product = stack.admin(NODES.get(1));
                graphs.forEach(graph -> graph.compareCounts(stack, product, facts));
            }
            System.out.println("round " + round + ": "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s");
            if (graphs.stream().anyMatch(graph -> !graph.wrong().isEmpty())) {
                break; // later differences would only be its consequences
            }
        }
        return events;
    }

    /** One process dies somewhere in the round and comes back; the other one goes on. */
    private CompletableFuture<Void> kill(Random random) {
        int victim = kills++ % NODES.size();
        int delay = random.nextInt(3_000);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(delay);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                    NODES.get(victim).process().kill();
                    NODES.set(victim, stack.restart(NODES.get(victim)));
                },
                HANDS);
    }

    /** Minus what is under way: callbacks, events, messages without an outcome, timers that will fire soon. */
    private static long unrest(Instant since) {
        long callbacks = deliveries.callbacksUnderWay();
        String soon = "'" + timestamp(Instant.now().plusSeconds(60)) + "'";
        // one statement sees one moment
        return callbacks
                - stack.number("SELECT (SELECT COUNT(*) FROM pf_pending)"
                        + " + (SELECT COUNT(*) FROM gw_send WHERE state IN (0,1) AND planned_at >= '"
                        + timestamp(since) + "')"
                        + " + (SELECT COUNT(*) FROM pf_timer WHERE due_at < " + soon + ")");
    }

    private static String timestamp(Instant at) {
        return at.toString().replace('T', ' ').substring(0, 19);
    }
}
