package io.yujian.journey.definition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A drawn journey as it is stored; schema 1. May be unfinished.
 *
 * @param start id of the first node; null while nothing is drawn
 * @param nodes by id, in the order of the text
 */
public record JourneyDefinition(
        List<TriggerDraft> triggers,
        EntryRule entry,
        ExitRule exit,
        @Nullable GoalRule goal,
        @Nullable String start,
        Map<String, NodeDraft> nodes) {

    /** A trigger with its stored configuration. */
    public record TriggerDraft(String type, int version, ObjectNode config) {}

    /**
     * @param next node id by port; a port that is missing ends the run
     */
    public record NodeDraft(
            String type, int version, @Nullable String name, ObjectNode config, Map<String, String> next) {}

    /**
     * Who may enter.
     *
     * @param condition tree that the customer must fulfil; null: everybody
     * @param key field of the trigger's data; each value of it is a run of its own; null: one run per person
     * @param from nobody enters before; null: at once
     * @param until nobody enters from then on; null: for ever
     * @param most so many enter at most; 0: no limit
     * @param holdout percent of people who are counted and left out, always the same ones
     * @param recheck the condition is asked again before each message
     * @param late so long are events kept that the condition refused, to be looked at once more when it becomes known who
     *     the customer is; null: not at all
     * @param pace how fast people enter in bulk; null: as fast as it goes
     */
    public record EntryRule(
            Reentry reentry,
            @Nullable ObjectNode condition,
            @Nullable String key,
            @Nullable Instant from,
            @Nullable Instant until,
            long most,
            int holdout,
            boolean recheck,
            @Nullable Duration late,
            @Nullable Pace pace) {}

    /** So many at most in each period. What people trigger themselves does not wait. */
    public record Pace(long most, Duration per) {}

    /**
     * Whether a customer who entered before (with the same key) may enter again.
     *
     * @param gap GAP: time since the last entry that must have passed; LIMIT: the period; else null
     * @param times LIMIT: entries in a period
     */
    public record Reentry(Mode mode, @Nullable Duration gap, int times) {}

    /** Re-entry modes. ALWAYS means each time, also while an earlier run is still under way. */
    public enum Mode {
        ONCE,
        ALWAYS,
        GAP,
        LIMIT
    }

    /**
     * @param onUnfollow runs of a customer who unfollows the account end at once
     * @param onMerge what becomes of two runs when their customers turn out to be one
     * @param rules any of them ends the run at once, wherever it stands
     */
    public record ExitRule(boolean onUnfollow, MergeRule onMerge, List<Happening> rules) {}

    /**
     * What the journey is for; reached at most once per run.
     *
     * @param events any of them
     * @param window counted until so long after the entry, also when the run is over by then
     * @param ends whoever reaches it leaves the journey
     */
    public record GoalRule(List<Happening> events, Duration window, boolean ends) {}

    /**
     * Something that happens to the customer.
     *
     * @param eventType null: looked at whenever anything happens, and before each step after a wait
     * @param condition over the event's data and the customer; null: any such event
     */
    public record Happening(
            @Nullable String eventType, @Nullable ObjectNode condition) {}

    /** Which run goes on when two customers with a run each in the journey turn out to be one. */
    public enum MergeRule {
        /** The one that entered first; the other one ends. */
        OLDEST,
        /** The one that entered last; the other one ends. */
        NEWEST,
        /** Each goes on where it stands. */
        BOTH
    }
}
