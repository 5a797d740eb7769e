package io.yujian.journey.engine;

import io.yujian.journey.node.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a run's story: short field names, because there is one for each step of each run. */
public final class Trail {
    private Trail() {}

    public static ArrayNode write(List<TrailStep> steps) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (TrailStep step : steps) {
            ObjectNode json =
                    array.addObject().put("n", step.node()).put("t", step.at().toEpochMilli());
            if (step.port() != null) {
                json.put("p", step.port());
            }
            if (step.from() != 0) {
                json.put("v", step.from());
            }
            Note note = step.note();
            if (note != null) {
                json.putArray("d").add(note.zh()).add(note.en());
            }
        }
        return array;
    }

    public static List<TrailStep> read(JsonNode array) {
        List<TrailStep> steps = new ArrayList<>();
        for (JsonNode json : array) {
            JsonNode port = json.path("p");
            steps.add(new TrailStep(
                    json.path("n").asString(""),
                    port.isString() ? port.stringValue() : null,
                    Instant.ofEpochMilli(json.path("t").asLong()),
                    note(json.path("d")),
                    json.path("v").asInt(0)));
        }
        return steps;
    }

    private static @Nullable Note note(JsonNode json) {
        return json.size() == 2
                ? new Note(json.path(0).asString(""), json.path(1).asString(""))
                : null;
    }
}
