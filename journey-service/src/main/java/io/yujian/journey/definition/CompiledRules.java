package io.yujian.journey.definition;

import io.yujian.journey.definition.JourneyDefinition.EntryRule;
import io.yujian.journey.definition.JourneyDefinition.ExitRule;
import io.yujian.journey.definition.JourneyDefinition.GoalRule;
import io.yujian.journey.definition.JourneyDefinition.Happening;
import io.yujian.journey.text.Fields;
import io.yujian.member.ConditionFacts;
import io.yujian.member.Conditions;
import io.yujian.platform.event.Event;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who may enter, what ends a run early, what the journey is for; conditions compiled. Immutable. */
public final class CompiledRules {
    /** Among the awaited event types: every event is looked at. */
    public static final String ANY_EVENT = "*";

    private final EntryRule entry;
    private final Conditions.@Nullable Compiled condition;
    private final ExitRule exit;
    private final List<Compiled> exits;
    private final @Nullable GoalRule goal;
    private final List<Compiled> goals;

    private record Compiled(@Nullable String eventType, Conditions.@Nullable Compiled condition) {
        boolean holds(ConditionFacts facts) {
            return condition == null || condition.test(facts);
        }
    }

    CompiledRules(JourneyDefinition d, Conditions conditions) {
        this.entry = d.entry();
        this.condition = compile(d.entry().condition(), conditions);
        this.exit = d.exit();
        this.exits = d.exit().rules().stream().map(h -> compile(h, conditions)).toList();
        this.goal = d.goal();
        this.goals = d.goal() == null
                ? List.of()
                : d.goal().events().stream().map(h -> compile(h, conditions)).toList();
    }

    private static Compiled compile(Happening happening, Conditions conditions) {
        return new Compiled(happening.eventType(), compile(happening.condition(), conditions));
    }

    private static Conditions.@Nullable Compiled compile(@Nullable ObjectNode tree, Conditions conditions) {
        return tree == null ? null : conditions.compile(tree);
    }

    public EntryRule entry() {
        return entry;
    }

    public ExitRule exit() {
        return exit;
    }

    public @Nullable GoalRule goal() {
        return goal;
    }

    public boolean admits(ConditionFacts facts) {
        return condition == null || condition.test(facts);
    }

    /** True when something about the customer decides anew whether a message may leave. */
    public boolean rechecks() {
        return (entry.recheck() && condition != null) || hasConditionExit();
    }

    /** False when the entry condition is to hold before each message and does not any more. */
    public boolean stillAdmits(ConditionFacts facts) {
        return !entry.recheck() || admits(facts);
    }

    /** The event's value of the entry key; null when the journey has no key, or the event no such value. */
    public @Nullable String keyOf(ObjectNode data) {
        return entry.key() == null ? null : Fields.text(data, entry.key());
    }

    /** False when the event is about another order, booking or product than the run. */
    public boolean concerns(String runKey, Event event) {
        String key = keyOf(event.data());
        return key == null || key.equals(runKey);
    }

    /** @param facts with the event's data as trigger */
    public boolean isGoal(Event event, ConditionFacts facts) {
        return goals.stream().anyMatch(g -> event.type().equals(g.eventType()) && g.holds(facts));
    }

    /** @param facts with the event's data as trigger */
    public boolean endsBy(Event event, ConditionFacts facts) {
        return exits.stream().anyMatch(e -> event.type().equals(e.eventType()) && e.holds(facts));
    }

    /** By what is known about the customer, whatever happened; facts with the data of the run's own trigger. */
    public boolean endsBy(ConditionFacts facts) {
        return exits.stream().anyMatch(e -> e.eventType() == null && e.holds(facts));
    }

    public boolean hasConditionExit() {
        return exits.stream().anyMatch(e -> e.eventType() == null);
    }

    public Set<String> goalEvents() {
        Set<String> types = new TreeSet<>();
        goals.forEach(g -> {
            if (g.eventType() != null) {
                types.add(g.eventType());
            }
        });
        return types;
    }

    /** Event types that may end a run or be its goal. */
    Set<String> awaits() {
        Set<String> types = goalEvents();
        exits.forEach(e -> types.add(e.eventType() == null ? ANY_EVENT : e.eventType()));
        return types;
    }
}
