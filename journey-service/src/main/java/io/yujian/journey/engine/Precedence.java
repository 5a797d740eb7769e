package io.yujian.journey.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which journeys come before which, for one person: while a person is in one of the journeys of a rule, others do not let
 * the person in, or their marketing messages wait or are dropped. Immutable.
 */
public final class Precedence {
    /** Nobody is held back, all are equal. */
    public static final Precedence NONE = new Precedence(List.of(), Map.of());

    /** Priority of a journey that nobody gave another one, and of what no journey sends. */
    public static final int USUAL = 5;

    private final List<Rule> rules;
    private final Map<Long, Integer> priorities;
    private final Set<Long> refusing = new HashSet<>();
    private final Set<Long> muting = new HashSet<>();

    /** What becomes of marketing messages of others. */
    public enum Marketing {
        GO,
        WAIT,
        DROP
    }

    /**
     * @param journeys while a person is in one of them; they do not hold each other back
     * @param lowerOnly only journeys of a lower priority are held back
     * @param refuses others do not let the person in
     */
    public record Rule(Set<Long> journeys, boolean lowerOnly, boolean refuses, Marketing marketing) {}

    /** @param journey the one that the person is in */
    public record Hold(long journey, Rule rule) {}

    /** @param priorities by journey; the higher comes first */
    public Precedence(Collection<Rule> rules, Map<Long, Integer> priorities) {
        this.rules = List.copyOf(rules);
        this.priorities = new HashMap<>(priorities);
        for (Rule rule : rules) {
            if (rule.refuses()) {
                refusing.addAll(rule.journeys());
            }
            if (rule.marketing() != Marketing.GO) {
                muting.addAll(rule.journeys());
            }
        }
    }

    int priority(long journeyId) {
        return priorities.getOrDefault(journeyId, USUAL);
    }

    /** Journeys that keep people out of others. */
    Set<Long> refusing() {
        return refusing;
    }

    /** Journeys that silence others' marketing. */
    Set<Long> muting() {
        return muting;
    }

    /** Why a person who is in these journeys is not let in; empty when nothing speaks against it. */
    Optional<Hold> refusal(long journeyId, Set<Long> inside) {
        return hold(journeyId, inside, true);
    }

    /** Why a marketing message of the journey does not go to a person who is in these journeys. */
    Optional<Hold> mute(long journeyId, Set<Long> inside) {
        return hold(journeyId, inside, false);
    }

    private Optional<Hold> hold(long journeyId, Set<Long> inside, boolean entry) {
        Hold found = null;
        for (Rule rule : rules) {
            boolean says = entry ? rule.refuses() : rule.marketing() != Marketing.GO;
            if (!says || rule.journeys().contains(journeyId)) {
                continue;
            }
            for (long running : inside) {
                boolean holds = rule.journeys().contains(running)
                        && (!rule.lowerOnly() || priority(journeyId) < priority(running));
                // Of several rules the strictest counts.
                if (holds
                        && (found == null
                                || rule.marketing().compareTo(found.rule().marketing()) > 0)) {
                    found = new Hold(running, rule);
                }
            }
        }
        return Optional.ofNullable(found);
    }
}
