package io.yujian.journey.definition;

import java.time.Duration;
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
     * @param condition tree that the customer must fulfil to enter; null: everybody
     */
    public record EntryRule(Reentry reentry, @Nullable ObjectNode condition) {}

    /**
     * Whether a customer who entered before may enter again.
     *
     * @param gap time since the last entry that must have passed; null unless mode is GAP
     */
    public record Reentry(Mode mode, @Nullable Duration gap) {
        public static final Reentry ONCE = new Reentry(Mode.ONCE, null);
    }

    /** Re-entry modes. ALWAYS means each time, also while an earlier run is still under way. */
    public enum Mode {
        ONCE,
        ALWAYS,
        GAP
    }

    /**
     * @param onUnfollow runs of a customer who unfollows the account end at once
     * @param onMerge what becomes of two runs when their customers turn out to be one
     */
    public record ExitRule(boolean onUnfollow, MergeRule onMerge) {}

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
