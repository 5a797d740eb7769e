package io.yujian.journey.reference;

import io.yujian.gateway.SendState;
import io.yujian.journey.node.StableHash;
import io.yujian.journey.reference.Plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Walks people through a plan as its documents say, one step after the other. */
final class Walker {
    private static final Duration GOAL_WINDOW = Duration.ofDays(3);
    private final long journey;
    private final Plan plan;
    private final Map<Long, List<Walk>> walks = new TreeMap<>();
    private final Map<Long, Set<String>> tags = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private Instant now;

    /** One run. */
    static final class Walk {
        final Instant entered;
        final List<String> path = new ArrayList<>();
        final List<String> texts = new ArrayList<>();
        private final Map<String, Integer> visits = new HashMap<>();
        String state = "waiting";

        @Nullable
        String node;

        boolean goal;
        private @Nullable Instant due;
        private boolean forOutcome;

        Walk(Instant entered) {
            this.entered = entered;
        }

        boolean alive() {
            return state.equals("waiting");
        }
    }

    Walker(long journey, Plan plan, Instant now) {
        this.journey = journey;
        this.plan = plan;
        this.now = now;
    }

    List<Walk> of(long customer) {
        return walks.getOrDefault(customer, List.of());
    }

    Map<String, Long> counts() {
        return counts;
    }

    /** What becomes of a message is the same for both engines. */
    static SendState outcome(long customer, String node, int visit) {
        SendState[] all = {SendState.SENT, SendState.SENT, SendState.REFUSED, SendState.NOT_SENT, SendState.UNKNOWN};
        return all[StableHash.share(customer, node + visit, all.length)];
    }

    void happens(long customer, String event) {
        List<Walk> own = walks.computeIfAbsent(customer, c -> new ArrayList<>());
        List<Walk> ready = new ArrayList<>();
        for (Walk walk : own) {
            interrupt(walk, event);
            String port = walk.alive() ? wokenBy(walk, event) : null;
            if (port != null) {
                leaveBy(walk, port);
                ready.add(walk);
            }
            if (event.equals("mp.unfollow") && walk.alive()) {
                leave(walk);
            }
        }
        if (event.equals("mp.follow") && (own.isEmpty() || plan.again())) {
            Walk walk = new Walk(now);
            own.add(walk);
            count("", "entered");
            arrive(walk, "n0");
            ready.add(walk);
        }
        ready.forEach(walk -> go(customer, walk));
    }

    private void interrupt(Walk walk, String event) {
        if (event.equals("custom.goal") && !walk.goal && !now.isAfter(walk.entered.plus(GOAL_WINDOW))) {
            walk.goal = true;
            count("", "goal");
            if (plan.goalEnds() && walk.alive()) {
                leave(walk);
            }
        }
        if (event.equals("custom.exit") && plan.exits() && walk.alive()) {
            leave(walk);
        }
    }

    private @Nullable String wokenBy(Walk walk, String event) {
        Step step = step(walk);
        if (step.type().equals("wait-event") && step.words().get(0).equals(event)) {
            return "happened";
        }
        if (step.type().equals("wait-first") && step.words().subList(0, 2).contains(event)) {
            return step.words().get(0).equals(event) ? "a" : "b";
        }
        return null;
    }

    /** All messages that were handed over by now have their outcome. */
    void sent() {
        walks.forEach((customer, own) -> own.stream()
                .filter(walk -> walk.alive() && walk.forOutcome)
                .toList()
                .forEach(walk -> {
                    walk.forOutcome = false;
                    String node = java.util.Objects.requireNonNull(walk.node);
                    leaveBy(
                            walk,
                            switch (outcome(customer, node, walk.visits.getOrDefault(node, 0))) {
                                case SENT, DELIVERED -> "sent";
                                case UNKNOWN -> step(walk).next().containsKey("unknown") ? "unknown" : "sent";
                                default -> "failed";
                            });
                    go(customer, walk);
                }));
    }

    void advance(Duration by) {
        Instant end = now.plus(by);
        while (true) {
            Instant next = null;
            for (List<Walk> own : walks.values()) {
                for (Walk walk : own) {
                    if (walk.due != null && (next == null || walk.due.isBefore(next))) {
                        next = walk.due;
                    }
                }
            }
            if (next == null || next.isAfter(end)) {
                now = end;
                return;
            }
            now = next;
            walks.forEach((customer, own) -> own.stream()
                    .filter(walk -> now.equals(walk.due))
                    .toList()
                    .forEach(walk -> {
                        leaveBy(walk, step(walk).type().equals("wait") ? "done" : "timeout");
                        go(customer, walk);
                    }));
        }
    }

    /** Until it waits or is over. */
    private void go(long customer, Walk walk) {
        while (walk.alive() && walk.due == null && !walk.forOutcome) {
            Step step = step(walk);
            String node = java.util.Objects.requireNonNull(walk.node);
            switch (step.type()) {
                case "wait" -> walk.due = now.plus(Duration.parse(step.words().get(0)));
                case "wait-event" ->
                    walk.due = now.plus(Duration.parse(step.words().get(1)));
                case "wait-first" ->
                    walk.due = now.plus(Duration.parse(step.words().get(2)));
                case "send-message" -> {
                    walk.texts.add(node);
                    if (ends(step, "sent") && ends(step, "failed") && ends(step, "unknown")) {
                        finish(walk, null);
                    } else {
                        walk.forOutcome = true;
                    }
                }
                case "random-split" -> {
                    int at = StableHash.share(customer, journey + ":" + node, 6);
                    leaveBy(walk, at < 3 ? "a" : at < 5 ? "b" : "c");
                }
                case "condition" ->
                    leaveBy(walk, tags(customer).contains(step.words().get(0)) ? "yes" : "no");
                case "tag" -> {
                    tags(customer).add(step.words().get(0));
                    leaveBy(walk, "done");
                }
                case "goal-mark" -> {
                    if (!walk.goal) {
                        walk.goal = true;
                        count("", "goal");
                    }
                    leaveBy(walk, "done");
                }
                default -> finish(walk, null);
            }
        }
    }

    private Set<String> tags(long customer) {
        return tags.computeIfAbsent(customer, c -> new HashSet<>());
    }

    private boolean ends(Step step, String port) {
        String next = step.next().get(port);
        return next == null || at(next).type().equals("end");
    }

    private Step step(Walk walk) {
        return at(java.util.Objects.requireNonNull(walk.node));
    }

    private Step at(String node) {
        return java.util.Objects.requireNonNull(plan.steps().get(node));
    }

    private void arrive(Walk walk, String node) {
        walk.node = node;
        walk.visits.merge(node, 1, Integer::sum);
        count(node, "entered");
    }

    private void leaveBy(Walk walk, String port) {
        String next = step(walk).next().get(port);
        walk.due = null;
        if (next == null) {
            finish(walk, port);
        } else {
            walk.path.add(walk.node + ">" + port);
            count(java.util.Objects.requireNonNull(walk.node), "left");
            count(java.util.Objects.requireNonNull(walk.node), "port:" + port);
            arrive(walk, next);
        }
    }

    private void finish(Walk walk, @Nullable String port) {
        String node = java.util.Objects.requireNonNull(walk.node);
        count(node, "left");
        if (port != null) {
            walk.path.add(node + ">" + port);
            count(node, "port:" + port);
        }
        over(walk, "finished");
    }

    private void leave(Walk walk) {
        count(java.util.Objects.requireNonNull(walk.node), "left");
        over(walk, "left");
    }

    private void over(Walk walk, String state) {
        walk.state = state;
        walk.node = null;
        walk.due = null;
        walk.forOutcome = false;
        count("", state);
    }

    private void count(String node, String kind) {
        counts.merge(node + "/" + kind, 1L, Long::sum);
    }
}
