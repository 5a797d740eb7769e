package io.yujian.journey.engine;

import io.yujian.journey.node.NodeOutcome.Awaited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run carries along: data of its trigger, what nodes remembered, how often it came to each node, what it waits for.
 * Stored as JSON with a version; fields that a newer release wrote are kept, so both releases can run side by side.
 */
public final class RunMemory {
    private static final int VERSION = 1;
    private static final String VARS = "vars";
    private static final String VISITS = "visits";
    private static final String WAIT = "wait";
    private static final String ARMS = "arms";
    private final ObjectNode json;

    private RunMemory(ObjectNode json) {
        this.json = json;
    }

    public static RunMemory restore(ObjectNode json) {
        return new RunMemory(json);
    }

    static RunMemory start(String eventType, long eventId, ObjectNode triggerData) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", VERSION);
        json.put("event", eventType);
        json.put("eventId", Long.toString(eventId));
        json.set("trigger", triggerData);
        return new RunMemory(json);
    }

    public ObjectNode json() {
        return json;
    }

    ObjectNode trigger() {
        return json.path("trigger") instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode();
    }

    @Nullable
    ObjectNode variable(String name) {
        return json.path(VARS).path(name) instanceof ObjectNode o ? o : null;
    }

    void remember(String name, ObjectNode value) {
        json.withObjectProperty(VARS).set(name, value);
    }

    /** True for a run that an operator let in to test: real for the person, in none of the numbers. */
    public boolean test() {
        return json.path("test").asBoolean(false);
    }

    void markTest() {
        json.put("test", true);
    }

    boolean reachedGoal() {
        return json.has("goal");
    }

    void reachGoal(Instant at) {
        json.put("goal", at.toEpochMilli());
    }

    /** Null until the goal is reached. */
    public @Nullable Instant goalAt() {
        return reachedGoal() ? Instant.ofEpochMilli(json.path("goal").asLong()) : null;
    }

    /** What brought the person in, as it was counted; see {@link EntrySources}. */
    public String source(long accountId) {
        JsonNode told = json.path("from");
        return told.isString()
                ? told.stringValue()
                : EntrySources.label(json.path("event").asString(""), accountId, null);
    }

    /** Only when it is more than event and account. */
    void source(String label) {
        json.put("from", label);
    }

    /** By which exit it left nodes that compare their exits, the first time; by node id. */
    public Map<String, String> arms() {
        Map<String, String> arms = new LinkedHashMap<>();
        json.path(ARMS)
                .properties()
                .forEach(e -> arms.put(e.getKey(), e.getValue().asString()));
        return arms;
    }

    /** @return false when it has been there before: it stays in the arm that it was counted in */
    boolean takeArm(String node, String port) {
        if (json.path(ARMS).has(node)) {
            return false;
        }
        json.withObjectProperty(ARMS).put(node, port);
        return true;
    }

    /** The node at which it ended; null while it is alive, and for runs of the first release. */
    public @Nullable String endedAt() {
        JsonNode node = json.path("end");
        return node.isString() ? node.stringValue() : null;
    }

    void endAt(String node) {
        json.put("end", node);
    }

    public boolean hasBeenAt(String node) {
        return visit(node) > 0;
    }

    int visit(String node) {
        return json.path(VISITS).path(node).asInt(0);
    }

    int arrive(String node) {
        int visit = visit(node) + 1;
        json.withObjectProperty(VISITS).put(node, visit);
        return visit;
    }

    void waitFor(@Nullable Wait wait) {
        if (wait == null) {
            json.remove(WAIT);
            return;
        }
        ObjectNode w = JsonNodeFactory.instance.objectNode();
        if (wait instanceof Wait.Sleep sleep) {
            w.put("for", "time").put("port", sleep.port());
        } else if (wait instanceof Wait.ForEvents events) {
            write(events, w);
        } else if (wait instanceof Wait.Listening listening) {
            w.put("for", "listen").put("skip", listening.skipPort());
            ArrayNode any = w.putArray("any");
            listening.events().forEach(event -> write(event, "port", any.addObject()));
        } else if (wait instanceof Wait.Heard heard) {
            w.put("for", "heard").put("type", heard.eventType()).put("account", heard.accountId());
            w.set("data", heard.data());
        } else if (wait instanceof Wait.ForNudge) {
            w.put("for", "outcome");
        } else {
            w.put("for", "retry");
        }
        json.set(WAIT, w);
    }

    /** One event is written as the first release wrote it, so that both releases can run side by side. */
    private static void write(Wait.ForEvents wait, ObjectNode w) {
        if (wait.events().size() == 1) {
            w.put("for", "event");
            write(wait.events().get(0), "happened", w);
        } else {
            w.put("for", "events");
            ArrayNode any = w.putArray("any");
            wait.events().forEach(event -> write(event, "port", any.addObject()));
        }
        w.put("timeout", wait.timeoutPort());
        if (wait.rememberAs() != null) {
            w.put("as", wait.rememberAs());
        }
    }

    private static void write(Awaited event, String portField, ObjectNode w) {
        w.put("type", event.eventType()).put(portField, event.port());
        if (!event.match().isEmpty()) {
            ObjectNode match = w.putObject("match");
            event.match().forEach(match::put);
        }
    }

    private static Awaited awaited(JsonNode w, String portField) {
        Map<String, String> match = new LinkedHashMap<>();
        w.path("match")
                .properties()
                .forEach(e -> match.put(e.getKey(), e.getValue().asString()));
        return new Awaited(w.path("type").asString(""), match, w.path(portField).asString(""));
    }

    private static List<Awaited> any(JsonNode w) {
        List<Awaited> any = new ArrayList<>();
        w.path("any").forEach(item -> any.add(awaited(item, "port")));
        return any;
    }

    private static Wait.ForEvents events(List<Awaited> events, JsonNode w) {
        JsonNode as = w.path("as");
        return new Wait.ForEvents(events, w.path("timeout").asString(""), as.isString() ? as.stringValue() : null);
    }

    /** Null when the run waits for nothing, or for something that only a newer release knows. */
    @Nullable
    Wait waitsFor() {
        JsonNode w = json.path(WAIT);
        return switch (w.path("for").asString("")) {
            case "time" -> new Wait.Sleep(w.path("port").asString(""));
            case "event" -> events(List.of(awaited(w, "happened")), w);
            case "events" -> events(any(w), w);
            case "listen" -> new Wait.Listening(any(w), w.path("skip").asString(""));
            case "heard" ->
                new Wait.Heard(
                        w.path("type").asString(""),
                        w.path("account").asLong(0),
                        w.path("data") instanceof ObjectNode data ? data : JsonNodeFactory.instance.objectNode());
            case "outcome" -> new Wait.ForNudge();
            case "retry" -> new Wait.ForRetry();
            default -> null;
        };
    }
}
