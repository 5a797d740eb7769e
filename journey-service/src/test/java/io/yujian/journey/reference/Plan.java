package io.yujian.journey.reference;

import io.yujian.journey.harness.Drawings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random journey in a form that both engines understand. */
record Plan(Map<String, Step> steps, boolean again, boolean goalEnds, boolean exits, String json) {
    static final String[] EVENTS = {"mp.message", "coupon.redeemed", "mp.unfollow"};

    /**
     * @param words what the type needs: hours, events, tag
     * @param next node by port
     */
    record Step(String type, List<String> words, Map<String, String> next) {}

    static Plan random(Random random) {
        int size = 4 + random.nextInt(9);
        boolean again = random.nextInt(3) == 0;
        boolean goalEnds = random.nextBoolean();
        boolean exits = random.nextBoolean();
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            steps.put("n" + i, step(random, i, size, again));
        }
        Drawings d = Drawings.onFollow()
                .reentry(again ? "{'mode':'always'}" : "{'mode':'once'}")
                .goal("{'events':[{'eventType':'custom.goal'}],'window':'P3D','ends':" + goalEnds + "}");
        if (exits) {
            d.exit("'rules':[{'eventType':'custom.exit'}]");
        }
        steps.forEach((id, step) -> d.node(id, step.type(), config(id, step), lines(step)));
        return new Plan(steps, again, goalEnds, exits, d.draw());
    }

    /** Several runs of a person share tags, and their order within a transaction is nobody's promise. */
    private static Step step(Random random, int at, int size, boolean again) {
        return switch (random.nextInt(again ? 7 : 9)) {
            case 0 -> of("wait", List.of("PT" + (1 + random.nextInt(60)) + "H"), random, -1, size, "done");
            case 1 ->
                of("wait-event", List.of(EVENTS[random.nextInt(3)], "PT30H"), random, -1, size, "happened", "timeout");
            case 2 -> of("wait-first", List.of(EVENTS[0], EVENTS[1], "PT40H"), random, -1, size, "a", "b", "timeout");
            case 3, 4 -> of("send-message", List.of(), random, at, size, "sent", "failed", "unknown");
            case 5 -> of("random-split", List.of(), random, at, size, "a", "b", "c");
            case 6 ->
                random.nextBoolean()
                        ? of("goal-mark", List.of(), random, at, size, "done")
                        : of("end", List.of(), random, at, size);
            case 7 -> of("condition", List.of("t" + random.nextInt(2)), random, at, size, "yes", "no");
            default -> of("tag", List.of("t" + random.nextInt(2)), random, at, size, "done");
        };
    }

    private static Step of(String type, List<String> words, Random random, int after, int size, String... ports) {
        Map<String, String> next = new LinkedHashMap<>();
        for (String port : ports) {
            int from = after + 1;
            if (from < size && random.nextInt(5) > 0) {
                next.put(port, "n" + (from + random.nextInt(size - from)));
            }
        }
        return new Step(type, words, next);
    }

    private static String config(String id, Step step) {
        List<String> w = step.words();
        return switch (step.type()) {
            case "wait" -> "{'duration':'" + w.get(0) + "'}";
            case "wait-event" -> "{'eventType':'" + w.get(0) + "','timeout':'" + w.get(1) + "'}";
            case "wait-first" ->
                "{'events':[{'eventType':'" + w.get(0) + "'},{'eventType':'" + w.get(1) + "'}],'timeout':'" + w.get(2)
                        + "'}";
            case "send-message" ->
                "{'messageClass':'SERVICE','chain':[{'channel':'chat','version':1,"
                        + "'content':{'kind':'text','text':'" + id + "'}}]}";
            case "random-split" -> "{'ways':[{'share':3},{'share':2},{'share':1}]}";
            case "condition" ->
                "{'condition':{'all':[{'type':'has-tag','version':1,'config':{'tag':'" + w.get(0) + "'}}]}}";
            case "tag" -> "{'add':['" + w.get(0) + "']}";
            default -> "{}";
        };
    }

    private static String lines(Step step) {
        List<String> lines = new ArrayList<>();
        step.next().forEach((port, node) -> lines.add(port + ":" + node));
        return String.join(" ", lines);
    }
}
