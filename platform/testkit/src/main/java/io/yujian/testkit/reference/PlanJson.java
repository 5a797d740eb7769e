package io.yujian.testkit.reference;

import io.yujian.testkit.reference.Plan.Step;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a plan as a journey's definition, with single quotes. */
final class PlanJson {
    private PlanJson() {}

    static String of(Plan plan) {
        return "{'schema':1,'triggers':[" + plan.words().trigger() + "],'entry':" + entry(plan)
                + ",'goal':{'events':[{'eventType':'"
                + plan.words().goal() + "'}],'window':'P3D','ends':"
                + plan.rules().goalEnds()
                + "},'exit':{'onUnfollow':true,'rules':["
                + (plan.rules().exits() ? "{'eventType':'" + plan.words().exit() + "'}" : "") + "]},'start':'"
                + plan.start() + "','nodes':{"
                + plan.steps().entrySet().stream()
                        .map(e -> node(e.getKey(), e.getValue(), plan.words()))
                        .collect(Collectors.joining(","))
                + "},'notes':[]}";
    }

    private static String entry(Plan plan) {
        Plan.Rules rules = plan.rules();
        String reentry = switch (rules.again()) {
            case ONCE -> "{'mode':'once'}";
            case TWICE -> "{'mode':'limit','times':2,'period':'P1D'}";
            case ALWAYS -> "{'mode':'always'}";
        };
        return "{'reentry':" + reentry + (rules.keyed() ? ",'key':'order'" : "")
                + (rules.holdout() > 0 ? ",'holdout':" + rules.holdout() : "")
                + (rules.choosy() ? ",'condition':{'all':[" + field("v", "1") + "]}" : "") + "}";
    }

    private static String node(String id, Step step, Words words) {
        String lines = step.next().entrySet().stream()
                .map(e -> "'" + e.getKey() + "':'" + e.getValue() + "'")
                .collect(Collectors.joining(","));
        return "'" + id + "':{'type':'" + step.type() + "','version':1,'name':'" + id + "','config':"
                + config(id, step, words) + ",'next':{" + lines + "}}";
    }

    private static String config(String id, Step step, Words words) {
        List<String> w = step.words();
        return switch (step.type()) {
            case "wait" -> "{'duration':'" + w.get(0) + "'}";
            case "wait-event" ->
                "{'eventType':'" + w.get(0) + "',"
                        + (w.get(1).isEmpty() ? "" : "'match':{'v':'" + w.get(1) + "'},") + "'timeout':'" + w.get(2)
                        + "'}";
            case "wait-first" ->
                "{'events':[{'eventType':'" + w.get(0) + "'},{'eventType':'" + w.get(1) + "'}],'timeout':'" + w.get(2)
                        + "'}";
            case "send-message" ->
                "{'messageClass':'SERVICE','chain':" + words.chain().apply(id, w.get(0)) + "}";
            case "random-split" -> "{'ways':[{'share':3},{'share':2},{'share':1}]}";
            case "branch" ->
                "{'cases':["
                        + w.stream()
                                .map(c -> "{'condition':{'all':[" + condition(c, words) + "]}}")
                                .collect(Collectors.joining(","))
                        + "]}";
            case "condition" -> "{'condition':{'all':[" + condition(w.get(0), words) + "]}}";
            case "jump" -> "{'most':" + w.get(0) + "}";
            case "tag" -> "{'" + w.get(0) + "':['" + w.get(1) + "']}";
            case "set-attribute" -> "{'attributes':{'" + words.attribute() + "':'" + w.get(0) + "'}}";
            case "start-journey" -> "{'journeyId':'" + words.called() + "'}";
            default -> "{}";
        };
    }

    /** As {@link Person} understands the words. */
    private static String condition(String word, Words words) {
        return switch (word) {
            case "v" -> field("v", "1");
            case "order" -> field("order", "o1");
            case "attribute" ->
                "{'type':'attribute','version':1,'config':{'key':'" + words.attribute() + "','op':'eq','value':'1'}}";
            default -> "{'type':'has-tag','version':1,'config':{'tag':'" + word + "'}}";
        };
    }

    private static String field(String name, String value) {
        return "{'type':'trigger-field','version':1,'config':{'field':'" + name + "','op':'eq','value':'" + value
                + "'}}";
    }
}
