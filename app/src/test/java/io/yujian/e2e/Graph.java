package io.yujian.e2e;

import io.yujian.e2e.GraphFacts.RunFact;
import io.yujian.e2e.GraphFacts.Try;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.reference.Futures;
import io.yujian.testkit.reference.Happening;
import io.yujian.testkit.reference.Person;
import io.yujian.testkit.reference.Plan;
import io.yujian.testkit.reference.Tally;
import io.yujian.testkit.reference.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One random journey that runs in the product, its people, and where the reference says that they stand. */
final class Graph {
    static final String TEMPLATE = "graphs_template_0001";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.EPOCH;
    private static final Happening MESSAGE = Happening.of("mp.message");
    private static final Happening UNFOLLOW = Happening.of("mp.unfollow");
    /** More runs of one person tell nothing new and make the reference slow. */
    private static final int MOST_RUNS = 4;

    private final String name;
    private final Random random;
    private final Plan plan;
    private final String journey;
    private final Map<String, One> people = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long unknown;

    /** A person of this journey, and what happens to it in this round. */
    private static final class One {
        Person stands;
        List<Happening> posted = List.of();
        List<Happening> done = List.of();
        boolean gone;

        One(Person stands) {
            this.stands = stands;
        }

        int events() {
            return posted.size() + done.size();
        }
    }

    private Graph(String name, Random random, Plan plan, String journey, List<String> openids) {
        this.name = name;
        this.random = random;
        this.plan = plan;
        this.journey = journey;
        openids.forEach(openid -> people.put(openid, new One(new Person(0, Long.parseLong(journey), plan))));
    }

    /**
     * Draws a journey and publishes it.
     *
     * @param name different for each graph; in the names of its events, tags and texts
     * @param called journey that its nodes may start
     */
    static Graph publish(JsonApi product, String name, Random random, String called, List<String> openids) {
        Plan plan;
        do {
            plan = Plan.random(random, words(name, called));
        } while (!interesting(plan));
        JsonNode draft =
                product.post("/api/v1/journeys", "{\"name\":\"" + name + "\",\"definition\":" + plan.json() + "}");
        String id = draft.path("id").asString();
        product.post(
                "/api/v1/journeys/" + id + "/publish",
                "{\"revision\":" + draft.path("revision").asInt() + "}");
        return new Graph(name, random, plan, id, openids);
    }

    private static boolean interesting(Plan plan) {
        List<String> types = plan.steps().values().stream().map(Plan.Step::type).toList();
        return types.contains("send-message") && types.stream().anyMatch(type -> type.startsWith("wait"));
    }

    private static Words words(String name, String called) {
        String event = "custom." + name + "-";
        return new Words(
                "{'type':'custom-event','version':1,'config':{'name':'" + name + "-start'}}",
                event + "start",
                List.of(event + "a", event + "b", MESSAGE.type()),
                event + "goal",
                event + "exit",
                List.of(name + "-x", name + "-y"),
                name + "-level",
                Words.Pace.SECONDS,
                (node, kind) -> chain(name + node, kind),
                called);
    }

    /** Nobody has agreed to subscription notices, so that way is never open. */
    private static String chain(String text, String kind) {
        String plain = "{'channel':'mp-customer-service','version':1,'content':{'kind':'text','text':'" + text + "'}}";
        String keyed = "{'channel':'mp-template','version':1,'content':{'templateId':'" + TEMPLATE
                + "','data':{'thing1':'" + text + "'}}}";
        String closed = keyed.replace("mp-template", "mp-subscribe");
        return "["
                + switch (kind) {
                    case "keyed" -> keyed;
                    case "second" -> closed + "," + plain;
                    case "doomed" -> closed;
                    default -> plain;
                }
                + "]";
    }

    String journey() {
        return journey;
    }

    /** People who have something to do in the next round get it here. */
    void draw(int round) {
        for (One one : people.values()) {
            one.posted = List.of();
            one.done = List.of();
            if (one.gone || random.nextInt(6) == 0) {
                continue;
            }
            if (round > 2 && random.nextInt(40) == 0) {
                one.done = List.of(UNFOLLOW);
                one.gone = true;
                continue;
            }
            if (random.nextInt(8) == 0) {
                one.done = List.of(MESSAGE);
            }
            int most = plan.rules().several() ? 2 : 3;
            int events = random.nextInt(3) > 0 ? 1 : random.nextInt(most + 1);
            List<Happening> posted = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                posted.add(event(one, round));
            }
            one.posted = posted;
        }
    }

    private Happening event(One one, int round) {
        Words words = plan.words();
        boolean mayStart = one.stands.walks().size() < MOST_RUNS;
        String type;
        if (mayStart && random.nextInt(10) < (one.stands.walks().isEmpty() ? 6 : 2)) {
            type = words.start();
        } else {
            int kind = random.nextInt(20);
            type = kind < 9
                    ? words.awaited().get(0)
                    : kind < 17
                            ? words.awaited().get(1)
                            : kind == 17 ? words.goal() : kind == 18 && round > 1 ? words.exit() : "custom.idle";
        }
        Map<String, String> data = new TreeMap<>(Map.of("v", Integer.toString(random.nextInt(2))));
        if (random.nextInt(8) > 0) {
            data.put("order", "o" + (1 + random.nextInt(2)));
        }
        return new Happening(type, data);
    }

    /** The events of the round that come at this place in each person's line. */
    List<Deliveries.Posted> posted(int round, int place) {
        List<Deliveries.Posted> list = new ArrayList<>();
        people.forEach((openid, one) -> {
            if (one.posted.size() > place) {
                String id = name + "." + openid + "." + round + "." + place;
                list.add(new Deliveries.Posted(id, openid, one.posted.get(place)));
            }
        });
        return list;
    }

    List<Deliveries.Act> acts() {
        List<Deliveries.Act> list = new ArrayList<>();
        people.forEach((openid, one) -> one.done.forEach(
                act -> list.add(new Deliveries.Act(openid, act.equals(UNFOLLOW) ? "unfollow" : "text"))));
        return list;
    }

    /** Compares everybody with the reference, which goes on from where the product is if that is allowed. */
    void compare(int round, GraphFacts facts, Arrivals arrivals, String called) {
        people.forEach((openid, one) -> {
            List<RunFact> runs = facts.runs(journey, openid);
            List<RunFact> inCalled = facts.runs(called, openid);
            String story = Person.story(
                    runs.stream().map(RunFact::story).toList(),
                    facts.tags(openid, plan.words().tags()),
                    facts.attribute(openid, plan.words().attribute()),
                    inCalled.size());
            Map<String, Person> ends = Futures.of(
                    one.stands.walks().isEmpty() ? one.stands.known(facts.customer(openid)) : one.stands,
                    List.of(one.posted, one.done),
                    GraphFacts.outcomes(runs),
                    NOW);
            Person end = ends.get(story);
            if (end == null) {
                wrong.add(name + ", round " + round + ", " + openid + "\nstood\n" + one.stands.story() + "\nand then "
                        + one.posted + " beside " + one.done + "\nis now\n" + story + "\nallowed\n"
                        + String.join("\nor\n", ends.keySet()));
                one.stands = ends.values().iterator().next();
            } else {
                one.stands = end;
            }
            messages(openid, runs, arrivals);
            inCalled.forEach(run -> called(openid, run));
        });
    }

    private void called(String openid, RunFact run) {
        if (!run.state().equals("finished") || run.messages().size() != 1) {
            wrong.add(name + ", " + openid + ": in the called journey " + run);
        }
    }

    /** Each message has the end that it must have, and arrived as often as the ledger says. */
    private void messages(String openid, List<RunFact> runs, Arrivals arrivals) {
        Map<String, int[]> sure = new TreeMap<>();
        for (RunFact run : runs) {
            run.messages().forEach((key, tries) -> {
                String node = key.substring(0, key.indexOf('#'));
                Try last = tries.get(tries.size() - 1);
                if (!mayEnd(kind(node), tries, run)) {
                    wrong.add(name + ", " + openid + ": message " + key + " of " + run);
                }
                int[] times = sure.computeIfAbsent(name + node, k -> new int[2]);
                times[0] += last.state().equals("SENT") || last.state().equals("DELIVERED") ? 1 : 0;
                times[1] += last.state().equals("UNKNOWN") ? 1 : 0;
            });
        }
        sure.forEach((text, times) -> {
            int arrived = arrivals.times(openid, text);
            if (arrived < times[0] || arrived > times[0] + times[1]) {
                wrong.add(name + ", " + openid + ": " + text + " arrived " + arrived + " times; sent " + times[0]
                        + ", unknown " + times[1] + ": " + runs);
            }
        });
    }

    private String kind(String node) {
        return Objects.requireNonNull(plan.steps().get(node)).words().get(0);
    }

    private static boolean mayEnd(String kind, List<Try> tries, RunFact run) {
        Try last = tries.get(tries.size() - 1);
        return switch (last.state()) {
            case "SENT", "DELIVERED" -> !kind.equals("doomed") && tries.size() == (kind.equals("second") ? 2 : 1);
            case "UNKNOWN" -> kind.equals("plain") || kind.equals("second") && tries.size() == 2;
            case "NOT_SENT" ->
                "left-journey".equals(last.reason())
                        ? run.state().equals("left")
                        : kind.equals("doomed") && "no-credit".equals(last.reason());
            default -> false;
        };
    }

    /** Counters of the journey against the sum over its people, and what the API makes of them. */
    void compareCounts(ProductStack stack, JsonApi product, GraphFacts facts) {
        Map<String, Long> counted = new TreeMap<>();
        stack.rows("SELECT node, kind, SUM(n) FROM jn_count WHERE journey_id=" + journey + " GROUP BY node, kind")
                .forEach(row -> counted.put(row[0] + "/" + row[1], Long.valueOf(row[2])));
        // by source and by time: the reference knows neither
        counted.keySet().removeIf(key -> key.matches("/(from|from-goal|goal-in):.*"));
        counted.values().removeIf(n -> n == 0);
        Map<String, Long> expected =
                Tally.of(people.values().stream().map(one -> one.stands).toList());
        if (!counted.equals(expected)) {
            wrong.add(name + ": counted\n" + counted + "\nexpected\n" + expected);
        }
        JsonNode told = product.get("/api/v1/journeys/" + journey + "/counts");
        long alive = people.keySet().stream()
                .flatMap(openid -> facts.runs(journey, openid).stream())
                .filter(run -> run.state().equals("waiting"))
                .count();
        long entered = told.path("entered").asLong();
        if (entered != told.path("finished").asLong() + told.path("left").asLong() + alive
                || told.path("waiting").asLong() != alive
                || entered != expected.getOrDefault("/entered", 0L)) {
            wrong.add(name + ": the API tells " + told + " and " + alive + " wait");
        }
        unknown = people.keySet().stream()
                .flatMap(openid -> facts.runs(journey, openid).stream())
                .flatMap(run -> run.messages().values().stream())
                .filter(tries -> tries.get(tries.size() - 1).state().equals("UNKNOWN"))
                .count();
    }

    long unknown() {
        return unknown;
    }

    long runs() {
        return people.values().stream()
                .mapToLong(one -> one.stands.walks().size())
                .sum();
    }

    long events() {
        return people.values().stream().mapToLong(One::events).sum();
    }

    /** What differs, with the plan; empty when nothing does. */
    String wrong() {
        return wrong.isEmpty()
                ? ""
                : wrong.size() + " differences in " + plan + "\n"
                        + wrong.stream().limit(3).collect(Collectors.joining("\n\n")) + "\n";
    }
}
