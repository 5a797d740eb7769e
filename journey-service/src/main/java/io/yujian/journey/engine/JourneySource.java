package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledRules;
import io.yujian.journey.definition.JourneyDefinition.GoalRule;
import io.yujian.platform.event.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The journeys that the engine runs. */
public interface JourneySource {
    /** As this node knows them; at most a second behind. */
    Live current();

    /** A published version; null when it is gone or cannot run on this node. */
    @Nullable
    CompiledJourney version(long journeyId, int version);

    /** State of a published journey, as far as its runs are concerned. */
    enum Standing {
        RUNNING,
        /** Nobody enters, nobody moves. */
        PAUSED,
        /** Nobody enters; who is inside goes on. */
        DRAINING,
        /** Nobody enters; who is inside leaves. */
        STOPPED,
        ARCHIVED;

        /** True when whoever is inside must leave. */
        boolean ends() {
            return this == STOPPED || this == ARCHIVED;
        }

        /** Why they leave, as the run says it. */
        String reason() {
            return this == STOPPED ? "stopped" : "archived";
        }
    }

    /**
     * A journey with its latest published version.
     *
     * @param latest null when that cannot run on this node
     * @param perHour so many of its messages leave within an hour; 0: as many as there are
     */
    record LiveJourney(long id, Standing standing, @Nullable CompiledJourney latest, int perHour) {
        /** Without a pace. */
        public LiveJourney(long id, Standing standing, @Nullable CompiledJourney latest) {
            this(id, standing, latest, 0);
        }
    }

    /** All published journeys, indexed by what they listen to. Immutable. */
    final class Live {
        private final Map<Long, LiveJourney> byId;
        private final Listeners listeners;
        private final Map<String, Map<Long, Duration>> goals = new HashMap<>();
        private final Set<String> awaited;
        private final Precedence precedence;
        private final boolean keepsLate;

        /** @param awaited event types that runs of any version may wait for */
        public Live(Collection<LiveJourney> journeys, Set<String> awaited) {
            this(journeys, awaited, Precedence.NONE);
        }

        /** @param awaited event types that runs of any version may wait for */
        public Live(Collection<LiveJourney> journeys, Set<String> awaited, Precedence precedence) {
            this.precedence = precedence;
            this.byId = journeys.stream().collect(Collectors.toUnmodifiableMap(LiveJourney::id, j -> j));
            this.listeners = new Listeners(journeys, precedence);
            for (LiveJourney journey : journeys) {
                CompiledJourney latest = journey.latest();
                GoalRule goal = latest == null ? null : latest.rules().goal();
                if (latest != null && goal != null && journey.standing() != Standing.ARCHIVED) {
                    latest.rules()
                            .goalEvents()
                            .forEach(type -> goals.computeIfAbsent(type, t -> new HashMap<>())
                                    .put(journey.id(), goal.window()));
                }
            }
            this.awaited = Set.copyOf(new HashSet<>(awaited));
            this.keepsLate = journeys.stream()
                    .map(LiveJourney::latest)
                    .anyMatch(latest -> latest != null && latest.rules().entry().late() != null);
        }

        public boolean isEmpty() {
            return byId.isEmpty();
        }

        /** Journeys that the event may start; their triggers still have to match. */
        public List<LiveJourney> listeningTo(Event event) {
            return listeners.of(event.type(), event.accountId());
        }

        public boolean awaits(String eventType) {
            return awaited.contains(eventType) || awaited.contains(CompiledRules.ANY_EVENT);
        }

        /** True when a journey looks at earlier events once it is known who somebody is. */
        boolean keepsLate() {
            return keepsLate;
        }

        Precedence precedence() {
            return precedence;
        }

        /** Messages of the journey within an hour; 0: no limit. */
        int perHour(long journeyId) {
            LiveJourney journey = byId.get(journeyId);
            return journey == null ? 0 : journey.perHour();
        }

        /** True when the event may end an entry that waits. */
        public boolean endsWaiting(String eventType) {
            return awaited.contains(CompiledJourney.ENDS_WAITING_ENTRY + eventType);
        }

        /** All journeys that are not archived, in the order of their ids. */
        public List<LiveJourney> all() {
            return byId.values().stream()
                    .filter(j -> j.standing() != Standing.ARCHIVED)
                    .sorted(Comparator.comparingLong(LiveJourney::id))
                    .toList();
        }

        /** Null for a journey that was never published. */
        public @Nullable LiveJourney journey(long journeyId) {
            return byId.get(journeyId);
        }

        boolean startsBy(String eventType) {
            return listeners.hear(eventType);
        }

        /** Journeys whose goal an event of the type can be, with the longest time in which it counts. */
        Map<Long, Duration> goals(String eventType) {
            return goals.getOrDefault(eventType, Map.of());
        }

        /** Null for a journey that was never published. */
        public @Nullable LiveJourney find(long journeyId) {
            return byId.get(journeyId);
        }

        /** ARCHIVED for a journey that is not there. */
        public Standing standing(long journeyId) {
            LiveJourney journey = byId.get(journeyId);
            return journey == null ? Standing.ARCHIVED : journey.standing();
        }
    }
}
