package io.yujian.journey.retention;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import tools.jackson.databind.JsonNode;

/**
 * How long a journey's runs are needed: as long as the settings say, and longer when a rule looks back further. A gap or a
 * period of re-entry counts the entries themselves, and a goal may be reached after the end.
 */
final class KeepAge {
    private static final Duration MARGIN = Duration.ofDays(1);

    private KeepAge() {}

    static Duration of(Collection<JsonNode> definitions, Duration usual) {
        Duration age = usual;
        for (JsonNode definition : definitions) {
            JsonNode reentry = definition.path("entry").path("reentry");
            age = longer(age, reentry.path("gap"));
            age = longer(age, reentry.path("period"));
            age = longer(age, definition.path("goal").path("window"));
        }
        return age;
    }

    private static Duration longer(Duration known, JsonNode told) {
        if (!told.isString()) {
            return known;
        }
        try {
            Duration needed = Duration.parse(told.stringValue()).plus(MARGIN);
            return needed.compareTo(known) > 0 ? needed : known;
        } catch (DateTimeParseException e) {
            return known;
        }
    }
}
