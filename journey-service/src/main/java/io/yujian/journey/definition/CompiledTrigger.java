package io.yujian.journey.definition;

import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.AudienceTrigger.Moment;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A trigger type with its configuration. */
record CompiledTrigger<C extends Record>(TriggerType<C> type, C config, Set<String> listensTo, Set<Long> accounts) {
    CompiledTrigger(TriggerType<C> type, C config) {
        this(type, config, Set.copyOf(type.listensTo(config)), Set.copyOf(type.accounts(config)));
    }

    /** Cheap: asked before {@link #match}. */
    boolean hears(Event event) {
        return listensTo.contains(event.type()) && (accounts.isEmpty() || accounts.contains(event.accountId()));
    }

    /** Lets in sets of people at moments of its own, whatever happens. */
    boolean byTime() {
        return type instanceof AudienceTrigger<C> && listensTo.isEmpty();
    }

    ObjectNode sample() {
        return type.sample(config);
    }

    /** The next moment by time. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        return type instanceof AudienceTrigger<C> of ? of.next(config, after, zone) : Optional.empty();
    }

    Optional<ObjectNode> fansOut(Event event) {
        return hears(event) && type instanceof AudienceTrigger<C> of ? of.fansOut(config, event) : Optional.empty();
    }

    Optional<Audience> audience(Moment moment) {
        return type instanceof AudienceTrigger<C> of ? Optional.of(of.audience(config, moment)) : Optional.empty();
    }

    boolean keyed() {
        return type.keyed(config);
    }

    Set<String> endedBy() {
        return type.endedBy(config);
    }

    Optional<ObjectNode> qualifying() {
        return type.qualifying(config);
    }

    Optional<Entry> match(Occurrence occurrence) {
        return type.match(config, occurrence);
    }
}
