package io.yujian.journey.node.askquestion;

import io.yujian.journey.node.StepContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the node keeps in mind while it listens, under a name that no message can use.
 *
 * @param round how often it has asked again
 * @param told the outcome of the last message is known
 * @param pending an answer that came; null: none
 */
record Asked(
        Instant until, int round, boolean told, @Nullable String pending) {
    private static final String PREFIX = "_ask-";

    static @Nullable Asked read(StepContext step) {
        ObjectNode kept = step.variable(PREFIX + step.nodeId());
        if (kept == null || kept.path("visit").asInt(0) != step.visit()) {
            return null;
        }
        return new Asked(
                Instant.ofEpochMilli(kept.path("until").asLong(0)),
                kept.path("round").asInt(0),
                kept.path("told").asBoolean(false),
                kept.path("pending").isString() ? kept.path("pending").stringValue() : null);
    }

    Asked keep(StepContext step) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("visit", step.visit()).put("until", until.toEpochMilli()).put("round", round);
        kept.put("told", told);
        if (pending != null) {
            kept.put("pending", pending);
        }
        step.remember(PREFIX + step.nodeId(), kept);
        return this;
    }

    Asked withTold() {
        return new Asked(until, round, true, pending);
    }

    Asked withPending(String port) {
        return new Asked(until, round, told, port);
    }

    Asked again() {
        return new Asked(until, round + 1, false, null);
    }
}
