package io.yujian.journey.text;

import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.node.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;

/** What nodes that wait for events have in common: fields to match may hold variables, filled in when the wait begins. */
public final class AwaitedEvents {
    /** Under this name later nodes find the data of the event that ended the wait. */
    public static final String VARIABLE = "event";

    private AwaitedEvents() {}

    public static Awaited of(String eventType, Map<String, String> wanted, String port, StepContext step) {
        Map<String, String> match = new LinkedHashMap<>();
        wanted.forEach((field, text) -> match.put(field, Variables.render(text, step, new TreeSet<>())));
        return new Awaited(eventType, match, port);
    }

    /** Names of remembered values that the texts to match use. */
    public static Set<String> reads(Map<String, String> wanted) {
        Set<String> roots = new TreeSet<>();
        wanted.values().forEach(text -> roots.addAll(Variables.roots(JsonNodeFactory.instance.stringNode(text))));
        roots.remove("customer");
        roots.remove("trigger");
        return roots;
    }
}
