package io.yujian.journey.expression;

import io.yujian.journey.node.StepContext;
import io.yujian.member.ConditionFacts;
import io.yujian.member.CustomerSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an expression sees: {@code customer}, {@code trigger}, {@code now}, and what nodes remembered, each under its name.
 * Read only when it is used.
 */
public final class Scope {
    private final CustomerSnapshot customer;
    private final @Nullable ObjectNode trigger;
    private final Instant now;
    private final Function<String, @Nullable ObjectNode> remembered;

    private Scope(
            CustomerSnapshot customer,
            @Nullable ObjectNode trigger,
            Instant now,
            Function<String, @Nullable ObjectNode> remembered) {
        this.customer = customer;
        this.trigger = trigger;
        this.now = now;
        this.remembered = remembered;
    }

    public static Scope of(StepContext step) {
        return new Scope(step.customer(), step.trigger(), step.now(), step::variable);
    }

    public static Scope of(ConditionFacts facts) {
        return new Scope(facts.customer(), facts.trigger(), facts.now().now(), facts.remembered());
    }

    /** Null when there is nothing of the name. */
    @Nullable
    Object get(String name) {
        return switch (name) {
            case "customer" -> customer();
            case "now" -> now;
            case "trigger" -> trigger == null ? Map.of() : JsonValues.of(trigger);
            default -> {
                // What starts with a line is a node's own business.
                ObjectNode value = name.startsWith("_") ? null : remembered.apply(name);
                yield value == null ? null : JsonValues.of(value);
            }
        };
    }

    private Map<String, Object> customer() {
        Map<String, Object> map = new LinkedHashMap<>(customer.attributes());
        map.putIfAbsent("id", Long.toString(customer.id()));
        map.put("name", customer.name());
        map.put("tags", List.copyOf(new TreeSet<>(customer.tags())));
        map.put("hasPhone", customer.hasPhone());
        map.put("joinedAt", Instant.ofEpochMilli(customer.joinedAtMillis()));
        return map;
    }
}
