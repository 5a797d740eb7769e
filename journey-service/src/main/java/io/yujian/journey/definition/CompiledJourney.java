package io.yujian.journey.definition;

import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.AudienceTrigger.Moment;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.platform.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A published version, ready to run. Immutable, shared by all threads. */
public final class CompiledJourney {
    private final long id;
    private final int version;
    private final List<CompiledTrigger<?>> triggers;
    private final CompiledRules rules;
    private final String start;
    private final Map<String, CompiledNode<?>> nodes;
    private final Set<String> awaits;
    private final boolean keyed;

    /** Before an event type among {@link #awaits}: the event ends entries that wait. */
    public static final String ENDS_WAITING_ENTRY = "!";

    CompiledJourney(
            long id,
            int version,
            List<CompiledTrigger<?>> triggers,
            CompiledRules rules,
            String start,
            Map<String, CompiledNode<?>> nodes) {
        this.id = id;
        this.version = version;
        this.triggers = List.copyOf(triggers);
        this.rules = rules;
        this.start = start;
        this.nodes = Map.copyOf(nodes);
        this.keyed = rules.entry().key() != null || triggers.stream().anyMatch(CompiledTrigger::keyed);
        Set<String> awaited = new TreeSet<>(rules.awaits());
        triggers.forEach(trigger -> trigger.endedBy().forEach(type -> awaited.add(ENDS_WAITING_ENTRY + type)));
        nodes.values().forEach(node -> awaited.addAll(node.awaits()));
        this.awaits = Set.copyOf(awaited);
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public CompiledRules rules() {
        return rules;
    }

    public String start() {
        return start;
    }

    /** In the order of their ids. */
    public List<CompiledNode<?>> nodes() {
        return nodes.values().stream()
                .sorted(Comparator.<CompiledNode<?>, String>comparing(CompiledNode::id))
                .toList();
    }

    /** Null when the version has no such node. */
    public @Nullable CompiledNode<?> node(String nodeId) {
        return nodes.get(nodeId);
    }

    /** True when entries of one person are told apart, by the journey's key or by a trigger's. */
    public boolean keyed() {
        return keyed;
    }

    /** When a trigger lets in a set of customers by time. */
    public record Due(int trigger, Instant at) {}

    /** The first such moment of each trigger after this one. */
    public List<Due> due(Instant after, ZoneId zone) {
        List<Due> due = new ArrayList<>();
        for (int no = 0; no < triggers.size(); no++) {
            int trigger = no;
            triggers.get(no).next(after, zone).ifPresent(at -> due.add(new Due(trigger, at)));
        }
        return due;
    }

    /** Triggers that let in sets of customers at moments of their own, in the order in which they are drawn. */
    public Set<Integer> byTime() {
        Set<Integer> numbers = new TreeSet<>();
        for (int no = 0; no < triggers.size(); no++) {
            if (triggers.get(no).byTime()) {
                numbers.add(no);
            }
        }
        return numbers;
    }

    /** What each trigger that the event makes let in a set of customers tells them. */
    public Map<Integer, ObjectNode> fansOut(Event event) {
        Map<Integer, ObjectNode> waves = new TreeMap<>();
        for (int no = 0; no < triggers.size(); no++) {
            int trigger = no;
            triggers.get(no).fansOut(event).ifPresent(data -> waves.put(trigger, data));
        }
        return waves;
    }

    /** Whom a trigger means; empty when it is of another kind. */
    public Optional<Audience> audience(int trigger, Moment moment) {
        return trigger < triggers.size() ? triggers.get(trigger).audience(moment) : Optional.empty();
    }

    /** Who would be let in as things are now, and passes the entry condition; empty when no trigger can say. */
    public Optional<ObjectNode> qualifying() {
        List<ObjectNode> sets = triggers.stream()
                .map(CompiledTrigger::qualifying)
                .flatMap(Optional::stream)
                .toList();
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode all = tree.putArray("all");
        if (sets.stream().noneMatch(ObjectNode::isEmpty)) {
            ArrayNode any = all.addObject().putArray("any");
            sets.forEach(any::add);
        }
        if (rules.entry().condition() != null) {
            all.add(rules.entry().condition());
        }
        return Optional.of(all.isEmpty() ? JsonNodeFactory.instance.objectNode() : tree);
    }

    /** Event types that can start a run. */
    public Set<String> listensTo() {
        return triggers.stream().flatMap(t -> t.listensTo().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Ways into the journey, one for each trigger and event that it hears, in the order in which they are drawn; for a
     * trigger that hears none because its moment comes by time, {@link AudienceTrigger#BY_TIME}.
     */
    public List<Way> ways() {
        return triggers.stream()
                .flatMap(t -> (t.byTime()
                                ? Stream.of(AudienceTrigger.BY_TIME)
                                : t.listensTo().stream().sorted())
                        .map(event -> new Way(t.type().typeId(), event, Set.copyOf(t.accounts()), t.sample())))
                .toList();
    }

    /**
     * A way in.
     *
     * @param trigger type id
     * @param accounts channel accounts whose events alone it hears; empty: any
     * @param sample data of an event that starts a run
     */
    public record Way(String trigger, String eventType, Set<Long> accounts, ObjectNode sample) {}

    /** Channel accounts whose events of the type can start a run; empty: any. */
    public Set<Long> accountsOf(String eventType) {
        Set<Long> accounts = new TreeSet<>();
        for (CompiledTrigger<?> trigger : triggers) {
            if (trigger.listensTo().contains(eventType)) {
                if (trigger.accounts().isEmpty()) {
                    return Set.of();
                }
                accounts.addAll(trigger.accounts());
            }
        }
        return accounts;
    }

    /** Event types that a run may wait for, be ended by, or have as its goal; see {@link CompiledRules#ANY_EVENT}. */
    public Set<String> awaits() {
        return awaits;
    }

    /** The first trigger that matches; one event never starts two runs of a journey. */
    public Optional<Entry> match(Occurrence occurrence) {
        for (CompiledTrigger<?> trigger : triggers) {
            if (trigger.hears(occurrence.event())) {
                Optional<Entry> entry = trigger.match(occurrence);
                if (entry.isPresent()) {
                    return entry;
                }
            }
        }
        return Optional.empty();
    }
}
