package io.yujian.testkit.reference;

import io.yujian.testkit.reference.Plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks one person through a plan as its documents say, one step after the other: all of its runs, and what the plan has
 * written about it. Confined to one thread.
 */
public final class Person {
    private static final Duration GOAL_WINDOW = Duration.ofDays(3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SPLIT = 6;

    private final long id;
    private final long journey;
    private final Plan plan;
    private final List<Walk> walks = new ArrayList<>();
    private final Set<String> tags = new TreeSet<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private String attribute = "";
    private int calls;

    /**
     * @param id the customer's
     * @param journey the journey's id, which decides who falls into which share
     */
    public Person(long id, long journey, Plan plan) {
        this.id = id;
        this.journey = journey;
        this.plan = plan;
    }

    /** @param newId the customer's, when it has become known only now; nothing may have happened before */
    public Person known(long newId) {
        if (id == newId) {
            return this;
        }
        if (!walks.isEmpty()) {
            throw new IllegalStateException("this person has runs already");
        }
        Person known = new Person(newId, journey, plan);
        known.refused.putAll(refused);
        return known;
    }

    Person copy() {
        Person copy = new Person(id, journey, plan);
        walks.forEach(walk -> copy.walks.add(walk.copy()));
        copy.tags.addAll(tags);
        copy.refused.putAll(refused);
        copy.attribute = attribute;
        copy.calls = calls;
        return copy;
    }

    public Plan plan() {
        return plan;
    }

    /** In the order of entry. */
    public List<Walk> walks() {
        return walks;
    }

    /** How often entering was refused, by reason. */
    public Map<String, Integer> refused() {
        return refused;
    }

    /** How often the person was sent into the called journey. */
    public int calls() {
        return calls;
    }

    /** Everything that can be seen from outside. */
    public String story() {
        return story(walks.stream().map(Walk::story).toList(), tags, attribute, calls);
    }

    /**
     * The same of a customer of the product.
     *
     * @param runs their stories in the order of entry
     * @param tags those of the plan that it wears
     * @param attribute the plan's; empty: none
     * @param calls runs in the called journey
     */
    public static String story(List<String> runs, Set<String> tags, String attribute, int calls) {
        return String.join("\n", runs) + "\ntags " + new TreeSet<>(tags) + ", attribute " + attribute + ", called "
                + calls;
    }

    /** {@link #story} and what the runs wait for: two persons with the same are the same from now on. */
    String whole() {
        return story()
                + refused
                + walks.stream().map(w -> w.due + (w.forOutcome ? "!" : "")).collect(Collectors.joining(","));
    }

    void happens(Happening event, Instant now) {
        List<Walk> ready = new ArrayList<>();
        for (Walk walk : List.copyOf(walks)) {
            if (!concerns(walk, event)) {
                continue;
            }
            interrupt(walk, event, now);
            String port = walk.alive() ? wokenBy(walk, event) : null;
            if (port != null) {
                leaveBy(walk, port);
                ready.add(walk);
            }
            if (event.type().equals("mp.unfollow") && walk.alive()) {
                leave(walk, "unfollowed");
            }
        }
        if (event.type().equals(plan.words().start())) {
            Walk entered = enter(event, now);
            if (entered != null) {
                ready.add(entered);
            }
        }
        ready.forEach(walk -> go(walk, now));
    }

    /** False when the event is about another order than the run. */
    private boolean concerns(Walk walk, Happening event) {
        String order = event.data().get("order");
        return !plan.rules().keyed() || order == null || order.equals(walk.key);
    }

    private void interrupt(Walk walk, Happening event, Instant now) {
        if (event.type().equals(plan.words().goal()) && !walk.goal && !now.isAfter(walk.entered.plus(GOAL_WINDOW))) {
            walk.goal = true;
            if (plan.rules().goalEnds() && walk.alive()) {
                leave(walk, "goal");
            }
        }
        if (event.type().equals(plan.words().exit()) && plan.rules().exits() && walk.alive()) {
            leave(walk, "exit-rule");
        }
    }

    private @Nullable String wokenBy(Walk walk, Happening event) {
        Step step = plan.step(walk.standsAt());
        List<String> words = step.words();
        if (step.type().equals("wait-event") && words.get(0).equals(event.type())) {
            return words.get(1).isEmpty() || words.get(1).equals(event.data().get("v")) ? "happened" : null;
        }
        if (step.type().equals("wait-first") && words.subList(0, 2).contains(event.type())) {
            return words.get(0).equals(event.type()) ? "a" : "b";
        }
        return null;
    }

    private @Nullable Walk enter(Happening event, Instant now) {
        Plan.Rules rules = plan.rules();
        String key = rules.keyed() ? event.data().get("order") : "";
        String refusal = key == null ? "no-key" : again(key, now);
        if (refusal == null && rules.choosy() && !"1".equals(event.data().get("v"))) {
            refusal = "condition";
        }
        if (key == null || refusal != null) {
            refused.merge(String.valueOf(refusal), 1, Integer::sum);
            return null;
        }
        Walk walk = new Walk(key, event.data(), now);
        walks.add(walk);
        if (StickyShare.of(id, "holdout:" + journey, 100) < rules.holdout()) {
            walk.state = Walk.HELD_OUT;
            walk.reason = Walk.HELD_OUT;
            return null;
        }
        arrive(walk, plan.start());
        return walk;
    }

    private @Nullable String again(String key, Instant now) {
        List<Walk> before = walks.stream().filter(w -> w.key.equals(key)).toList();
        return switch (plan.rules().again()) {
            case ONCE -> before.isEmpty() ? null : "reentry-once";
            case TWICE ->
                before.stream().filter(w -> now.isBefore(w.entered.plus(DAY))).count() < 2 ? null : "reentry-limit";
            case ALWAYS -> null;
        };
    }

    /** The message of this run has its outcome. */
    void settle(int run, Outcomes outcomes, Instant now) {
        Walk walk = walks.get(run);
        String node = walk.standsAt();
        walk.forOutcome = false;
        leaveBy(
                walk,
                switch (outcomes.of(id, run, node, walk.visits.getOrDefault(node, 0))) {
                    case SENT -> "sent";
                    case FAILED -> "failed";
                    case UNKNOWN -> plan.step(node).next().containsKey("unknown") ? "unknown" : "sent";
                });
        go(walk, now);
    }

    /** The time of this run's wait is up. */
    void fire(int run, Instant now) {
        Walk walk = walks.get(run);
        leaveBy(walk, plan.step(walk.standsAt()).type().equals("wait") ? "done" : "timeout");
        go(walk, now);
    }

    /** Until it waits or is over. */
    private void go(Walk walk, Instant now) {
        while (walk.alive() && walk.due == null && !walk.forOutcome) {
            String node = walk.standsAt();
            Step step = plan.step(node);
            List<String> words = step.words();
            switch (step.type()) {
                case "wait", "wait-event", "wait-first" -> walk.due = now.plus(step.patience());
                case "send-message" -> {
                    walk.messages.add(node + "#" + walk.visits.get(node));
                    if (plan.endsBehind(step, "sent")
                            && plan.endsBehind(step, "failed")
                            && plan.endsBehind(step, "unknown")) {
                        finish(walk);
                    } else {
                        walk.forOutcome = true;
                    }
                }
                case "random-split" -> {
                    int at = StickyShare.of(id, journey + ":" + node, SPLIT);
                    String arm = at < 3 ? "a" : at < 5 ? "b" : "c";
                    if (!walk.goal) {
                        walk.arms.putIfAbsent(node, arm);
                    }
                    leaveBy(walk, arm);
                }
                case "branch" ->
                    leaveBy(walk, holds(words.get(0), walk) ? "a" : holds(words.get(1), walk) ? "b" : "else");
                case "condition" -> leaveBy(walk, holds(words.get(0), walk) ? "yes" : "no");
                case "jump" -> {
                    int most = Integer.parseInt(words.get(0));
                    leaveBy(walk, walk.visits.getOrDefault(node, 0) <= most ? "jump" : "limit");
                }
                case "tag" -> {
                    if (words.get(0).equals("add")) {
                        tags.add(words.get(1));
                    } else {
                        tags.remove(words.get(1));
                    }
                    leaveBy(walk, "done");
                }
                case "set-attribute" -> {
                    attribute = words.get(0);
                    leaveBy(walk, "done");
                }
                case "start-journey" -> {
                    calls++;
                    leaveBy(walk, "started");
                }
                case "goal-mark" -> {
                    walk.goal = true;
                    leaveBy(walk, "done");
                }
                default -> finish(walk);
            }
        }
    }

    private boolean holds(String word, Walk walk) {
        return switch (word) {
            case "v" -> "1".equals(walk.trigger.get("v"));
            case "order" -> "o1".equals(walk.trigger.get("order"));
            case "attribute" -> attribute.equals("1");
            default -> tags.contains(word);
        };
    }

    private static void arrive(Walk walk, String node) {
        walk.node = node;
        walk.visits.merge(node, 1, Integer::sum);
    }

    private void leaveBy(Walk walk, String port) {
        String next = plan.step(walk.standsAt()).next().get(port);
        walk.path.add(walk.node + ">" + port);
        walk.due = null;
        if (next == null) {
            finish(walk);
        } else {
            arrive(walk, next);
        }
    }

    private static void finish(Walk walk) {
        over(walk, "finished", "completed");
    }

    private static void leave(Walk walk, String reason) {
        walk.lostAt = walk.node;
        over(walk, "left", reason);
    }

    private static void over(Walk walk, String state, String reason) {
        walk.state = state;
        walk.reason = reason;
        walk.node = null;
        walk.due = null;
        walk.forOutcome = false;
    }
}
