package io.yujian.e2e;

import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.reference.Outcome;
import io.yujian.testkit.reference.Outcomes;
import io.yujian.testkit.reference.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product's tables say of some journeys at one moment of rest. */
final class GraphFacts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> STATES = List.of("waiting", "finished", "left", "set-aside", "held", "held-out");
    private static final List<String> SENDS =
            List.of("PLANNED", "SENDING", "SENT", "DELIVERED", "REFUSED", "UNKNOWN", "NOT_SENT");

    private final Map<Long, RunFact> runs = new LinkedHashMap<>();
    private final Map<String, List<RunFact>> byPerson = new HashMap<>();
    private final Map<String, Long> customers = new HashMap<>();
    private final Map<Long, Set<String>> tags = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();

    /** One try of a message. */
    record Try(String channel, String state, @Nullable String reason) {}

    /** A run with what is told of it elsewhere. */
    record RunFact(
            long id,
            long customer,
            String key,
            String state,
            @Nullable String node,
            @Nullable String reason,
            boolean goal,
            List<String> path,
            Map<String, List<Try>> messages) {
        String story() {
            return Walk.story(key, state, state.equals("waiting") ? null : reason, node, goal, path, messages.keySet());
        }

        void walked(String trail) {
            for (JsonNode step : JSON.readTree(trail)) {
                if (step.path("p").isString()) {
                    path.add(step.path("n").asString() + ">" + step.path("p").asString());
                }
            }
        }
    }

    private GraphFacts() {}

    /** @param journeys ids */
    static GraphFacts read(ProductStack stack, Collection<String> journeys) {
        GraphFacts facts = new GraphFacts();
        String in = "(" + String.join(",", journeys) + ")";
        for (String[] row : stack.rows("SELECT id, journey_id, customer_id, run_key, state, node, reason, trail, memory"
                + " FROM jn_run WHERE journey_id IN " + in + " ORDER BY id")) {
            RunFact run = new RunFact(
                    Long.parseLong(row[0]),
                    Long.parseLong(row[2]),
                    row[3],
                    STATES.get(Integer.parseInt(row[4])),
                    row[5],
                    row[6],
                    JSON.readTree(row[8]).has("goal"),
                    new ArrayList<>(),
                    new TreeMap<>());
            run.walked(row[7]);
            facts.runs.put(run.id(), run);
            facts.byPerson
                    .computeIfAbsent(row[1] + " " + run.customer(), k -> new ArrayList<>())
                    .add(run);
        }
        stack.rows("SELECT s.run_id, s.trail FROM jn_step s JOIN jn_run r ON r.id = s.run_id WHERE r.journey_id IN "
                        + in + " ORDER BY s.run_id, s.seq")
                .forEach(row -> facts.run(row[0]).walked(row[1]));
        stack.rows("SELECT source_id, node, visit, channel, state, reason FROM gw_send WHERE source_ref IN " + in
                        + " ORDER BY source_id, node, visit, try_no")
                .forEach(row -> facts.run(row[0])
                        .messages()
                        .computeIfAbsent(row[1] + "#" + row[2], k -> new ArrayList<>())
                        .add(new Try(row[3], SENDS.get(Integer.parseInt(row[4])), row[5])));
        stack.rows("SELECT value, customer_id FROM mb_identity WHERE value IS NOT NULL")
                .forEach(row -> facts.customers.put(row[0], Long.valueOf(row[1])));
        stack.rows("SELECT c.customer_id, t.name FROM mb_customer_tag c JOIN mb_tag t ON t.id = c.tag_id")
                .forEach(row -> facts.tags
                        .computeIfAbsent(Long.valueOf(row[0]), k -> new HashSet<>())
                        .add(row[1]));
        stack.rows("SELECT customer_id, attr_key, folded FROM mb_attribute")
                .forEach(row -> facts.attributes.put(row[0] + " " + row[1], row[2]));
        return facts;
    }

    private RunFact run(String id) {
        RunFact run = runs.get(Long.valueOf(id));
        if (run == null) {
            throw new AssertionError("something belongs to a run that does not exist: " + id);
        }
        return run;
    }

    /** In the order of entry. */
    List<RunFact> runs(String journey, String openid) {
        return byPerson.getOrDefault(journey + " " + customer(openid), List.of());
    }

    /** Zero for one whom the product does not know. */
    long customer(String openid) {
        return customers.getOrDefault(openid, 0L);
    }

    Set<String> tags(String openid, Collection<String> wanted) {
        return tags.getOrDefault(customer(openid), Set.of()).stream()
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }

    String attribute(String openid, String key) {
        return attributes.getOrDefault(customer(openid) + " " + key, "");
    }

    /** A message that was never planned counts as sent: whoever asks for it walks another way than the run did. */
    static Outcomes outcomes(List<RunFact> runs) {
        return (customer, run, node, visit) -> {
            List<Try> tries = run < runs.size() ? runs.get(run).messages().get(node + "#" + visit) : null;
            if (tries == null) {
                return Outcome.SENT;
            }
            return switch (tries.get(tries.size() - 1).state()) {
                case "SENT", "DELIVERED" -> Outcome.SENT;
                case "UNKNOWN" -> Outcome.UNKNOWN;
                default -> Outcome.FAILED;
            };
        };
    }
}
