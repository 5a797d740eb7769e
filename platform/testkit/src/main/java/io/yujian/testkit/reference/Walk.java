package io.yujian.testkit.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of a person. Confined to one thread. */
public final class Walk {
    static final String WAITING = "waiting";
    static final String HELD_OUT = "held-out";

    final String key;
    final Map<String, String> trigger;
    final Instant entered;
    final List<String> path = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final Map<String, Integer> visits = new TreeMap<>();
    final Map<String, String> arms = new TreeMap<>();
    String state = WAITING;

    @Nullable
    String reason;

    @Nullable
    String node;

    @Nullable
    String lostAt;

    boolean goal;

    @Nullable
    Instant due;

    boolean forOutcome;

    Walk(String key, Map<String, String> trigger, Instant entered) {
        this.key = key;
        this.trigger = trigger;
        this.entered = entered;
    }

    Walk copy() {
        Walk copy = new Walk(key, trigger, entered);
        copy.path.addAll(path);
        copy.messages.addAll(messages);
        copy.visits.putAll(visits);
        copy.arms.putAll(arms);
        copy.state = state;
        copy.reason = reason;
        copy.node = node;
        copy.lostAt = lostAt;
        copy.goal = goal;
        copy.due = due;
        copy.forOutcome = forOutcome;
        return copy;
    }

    boolean alive() {
        return state.equals(WAITING);
    }

    String standsAt() {
        return java.util.Objects.requireNonNull(node);
    }

    /** What can be seen of the run from outside. */
    public String story() {
        return story(key, state, reason, node, goal, path, messages);
    }

    /**
     * The same of a run of the product.
     *
     * @param key by which runs are told apart; empty: none
     * @param state word of the API
     * @param reason why it is over; null while it is not
     * @param node where it stands; null when it is over
     * @param path steps as {@code node>port}
     * @param messages planned ones as {@code node#visit}, in any order
     */
    public static String story(
            String key,
            String state,
            @Nullable String reason,
            @Nullable String node,
            boolean goal,
            List<String> path,
            Collection<String> messages) {
        return (key.isEmpty() ? "" : key + " ") + state + (reason == null ? "" : " because " + reason)
                + (node == null ? "" : " at " + node) + (goal ? ", goal" : "") + ", by " + path + ", messages "
                + messages.stream().sorted().toList();
    }
}
