package io.yujian.testkit.reference;

import io.yujian.testkit.reference.Words.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A random journey in a form that both engines understand.
 *
 * @param steps by id; the first is the start
 */
public record Plan(Map<String, Step> steps, Rules rules, Words words) {
    /**
     * Kinds of messages, for {@link Words#chain}: a plain one, one with a key against repeats, one that needs its second
     * way, and one that nobody can get.
     */
    public static final List<String> SENDS = List.of("plain", "keyed", "second", "doomed");

    /** Who may enter again. */
    public enum Again {
        ONCE,
        /** Two times within a day. */
        TWICE,
        ALWAYS
    }

    /**
     * @param keyed a run for each order
     * @param holdout percent
     * @param choosy only who comes with v = 1
     */
    public record Rules(Again again, boolean keyed, int holdout, boolean choosy, boolean goalEnds, boolean exits) {
        static Rules random(Random random) {
            return new Rules(
                    random.nextInt(3) > 0 ? Again.ONCE : random.nextBoolean() ? Again.TWICE : Again.ALWAYS,
                    random.nextInt(5) == 0,
                    random.nextInt(3) == 0 ? 25 : 0,
                    random.nextInt(4) == 0,
                    random.nextBoolean(),
                    random.nextBoolean());
        }

        /** Whether a person can be in the journey more than once. */
        public boolean several() {
            return again != Again.ONCE || keyed;
        }
    }

    /**
     * @param words what the type needs: time, events, conditions, …
     * @param next node by port
     */
    public record Step(String type, List<String> words, Map<String, String> next) {
        /** How long it waits at most; zero for one that does not wait for a time. */
        Duration patience() {
            return waits() ? Duration.parse(words.get(words.size() - 1)) : Duration.ZERO;
        }

        boolean waits() {
            return type.startsWith("wait");
        }
    }

    public static Plan random(Random random, Words words) {
        int size = 4 + random.nextInt(9);
        Rules rules = Rules.random(random);
        List<String> types = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            types.add(type(random, i, rules, words));
        }
        Map<String, Step> steps = new LinkedHashMap<>();
        Draw draw = new Draw(random, types, rules, words);
        for (int i = 0; i < size; i++) {
            steps.put("n" + i, draw.step(i));
        }
        return new Plan(steps, rules, words);
    }

    /** Several runs of a person share what is known of it, and their order within a transaction is nobody's promise. */
    private static String type(Random random, int at, Rules rules, Words words) {
        return switch (random.nextInt(rules.several() ? 12 : 16)) {
            case 0 -> "wait";
            case 1 -> "wait-event";
            case 2, 3 -> "wait-first";
            case 4, 5, 6 -> "send-message";
            case 7 -> "random-split";
            case 8 -> at > 0 && random.nextBoolean() ? "end" : "goal-mark";
            case 9 -> "branch";
            case 10 -> "jump";
            case 11 -> words.called() == null ? "send-message" : "start-journey";
            case 12 -> "condition";
            case 13 -> "set-attribute";
            default -> "tag";
        };
    }

    /** Lines and words of the steps, once it is known what they are. */
    private record Draw(Random random, List<String> types, Rules rules, Words words) {
        Step step(int at) {
            String type = types.get(at);
            return switch (type) {
                case "wait" -> waiting(at, List.of(), true);
                case "wait-event" -> waiting(at, List.of(event(), random.nextBoolean() ? "" : "1"), false, "happened");
                case "wait-first" -> waiting(at, two(), false, "a", "b");
                case "send-message" ->
                    forward(type, at, List.of(SENDS.get(random.nextInt(SENDS.size()))), "sent", "failed", "unknown");
                case "random-split" -> forward(type, at, List.of(), "a", "b", "c");
                case "branch" -> forward(type, at, List.of("v", rules.several() ? "order" : known()), "a", "b", "else");
                case "jump" -> jump(at);
                case "condition" -> forward(type, at, List.of(known()), "yes", "no");
                case "tag" -> forward(type, at, List.of(random.nextInt(4) > 0 ? "add" : "remove", tag()), "done");
                case "set-attribute" -> forward(type, at, List.of(Integer.toString(1 + random.nextInt(2))), "done");
                case "start-journey" -> forward(type, at, List.of(), "started");
                case "goal-mark" -> forward(type, at, List.of(), "done");
                default -> forward(type, at, List.of());
            };
        }

        private Step waiting(int at, List<String> events, boolean mostlyBrief, String... ports) {
            boolean brief = random.nextInt(6) < (mostlyBrief ? 5 : 2);
            String time = words.pace() == Pace.HOURS
                    ? "PT" + (1 + random.nextInt(60)) + "H"
                    : brief ? "PT" + (1 + random.nextInt(2)) + "S" : "PT6H";
            Map<String, String> next = new LinkedHashMap<>();
            for (String port : ports) {
                line(next, port, 0);
            }
            // Whoever goes on by a short time alone goes forward, so that the test comes to rest.
            line(next, ports.length == 0 ? "done" : "timeout", words.pace() == Pace.SECONDS && brief ? at + 1 : 0);
            return new Step(
                    types.get(at),
                    Stream.concat(events.stream(), Stream.of(time)).toList(),
                    next);
        }

        private Step forward(String type, int at, List<String> own, String... ports) {
            Map<String, String> next = new LinkedHashMap<>();
            for (String port : ports) {
                line(next, port, at + 1);
            }
            return new Step(type, own, next);
        }

        /** To a step that waits: a circle without one is refused. */
        private Step jump(int at) {
            Map<String, String> next = new LinkedHashMap<>();
            List<String> waiting = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).startsWith("wait")) {
                    waiting.add("n" + i);
                }
            }
            if (!waiting.isEmpty()) {
                next.put("jump", waiting.get(random.nextInt(waiting.size())));
            }
            line(next, "limit", at + 1);
            return new Step("jump", List.of(Integer.toString(1 + random.nextInt(2))), next);
        }

        private void line(Map<String, String> next, String port, int from) {
            if (from < types.size() && random.nextInt(6) > 0) {
                next.put(port, "n" + (from + random.nextInt(types.size() - from)));
            }
        }

        private List<String> two() {
            int first = random.nextInt(words.awaited().size());
            int second = (first + 1 + random.nextInt(words.awaited().size() - 1))
                    % words.awaited().size();
            return List.of(words.awaited().get(first), words.awaited().get(second));
        }

        private String event() {
            return words.awaited().get(random.nextInt(words.awaited().size()));
        }

        private String known() {
            return random.nextBoolean() ? "attribute" : tag();
        }

        private String tag() {
            return words.tags().get(random.nextInt(words.tags().size()));
        }
    }

    /** The definition as the public API takes it. */
    public String json() {
        return PlanJson.of(this).replace('\'', '"');
    }

    Step step(String id) {
        return java.util.Objects.requireNonNull(steps.get(id));
    }

    String start() {
        return steps.keySet().iterator().next();
    }

    /** Whether a run that leaves by the port is over then. */
    boolean endsBehind(Step step, String port) {
        String next = step.next().get(port);
        return next == null || step(next).type().equals("end");
    }

    /** Steps and rules in a line each. */
    @Override
    public String toString() {
        return rules + "\n"
                + steps.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().type() + " "
                                + e.getValue().words() + " → " + e.getValue().next())
                        .collect(Collectors.joining("\n"));
    }
}
