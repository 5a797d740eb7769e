package io.yujian.journey.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
        } else if (wait instanceof Wait.ForEvent event) {
            w.put("for", "event")
                    .put("type", event.eventType())
                    .put("happened", event.happenedPort())
                    .put("timeout", event.timeoutPort());
            if (!event.match().isEmpty()) {
                ObjectNode match = w.putObject("match");
                event.match().forEach(match::put);
            }
        } else if (wait instanceof Wait.ForNudge) {
            w.put("for", "outcome");
        } else {
            w.put("for", "retry");
        }
        json.set(WAIT, w);
    }

    /** Null when the run waits for nothing, or for something that only a newer release knows. */
    @Nullable
    Wait waitsFor() {
        JsonNode w = json.path(WAIT);
        return switch (w.path("for").asString("")) {
            case "time" -> new Wait.Sleep(w.path("port").asString(""));
            case "event" -> {
                Map<String, String> match = new LinkedHashMap<>();
                w.path("match")
                        .properties()
                        .forEach(e -> match.put(e.getKey(), e.getValue().asString()));
                yield new Wait.ForEvent(
                        w.path("type").asString(""),
                        match,
                        w.path("happened").asString(""),
                        w.path("timeout").asString(""));
            }
            case "outcome" -> new Wait.ForNudge();
            case "retry" -> new Wait.ForRetry();
            default -> null;
        };
    }
}
