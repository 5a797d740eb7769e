package io.yujian.journey.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definitions as a test writes them, in a line or two. */
public final class Drawings {
    private final List<String> triggers = new ArrayList<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();
    private String reentry = "{'mode':'once'}";
    private String condition = "";
    private boolean onUnfollow = true;
    private String exit = "";
    private String entry = "";
    private String goal = "";

    private Drawings() {}

    public static Drawings on(String type, String config) {
        Drawings d = new Drawings();
        d.triggers.add("{'type':'" + type + "','version':1,'config':" + config + "}");
        return d;
    }

    public static Drawings onFollow() {
        return on("follow", "{'sceneMatch':'any','scenes':[]}");
    }

    public Drawings reentry(String json) {
        reentry = json;
        return this;
    }

    public Drawings condition(String json) {
        condition = ",'condition':" + json;
        return this;
    }

    /** More of the exit rules, such as {@code 'onMerge':'both'}. */
    public Drawings exit(String fields) {
        exit = "," + fields;
        return this;
    }

    /** More of the entry rules, such as {@code 'key':'orderId'}. */
    public Drawings entry(String fields) {
        entry = "," + fields;
        return this;
    }

    public Drawings goal(String json) {
        goal = "'goal':" + json + ",";
        return this;
    }

    public Drawings stayOnUnfollow() {
        onUnfollow = false;
        return this;
    }

    /** The first node is the start; {@code next} is {@code port:node} by blanks. */
    public Drawings node(String id, String type, String config, String next) {
        StringBuilder lines = new StringBuilder();
        for (String line : next.isBlank() ? new String[0] : next.strip().split(" +")) {
            String[] parts = line.split(":");
            lines.append(lines.isEmpty() ? "" : ",").append("'" + parts[0] + "':'" + parts[1] + "'");
        }
        nodes.put(
                id,
                "'" + id + "':{'type':'" + type + "','version':1,'name':'" + id + "','config':" + config + ",'next':{"
                        + lines + "}}");
        return this;
    }

    public Drawings message(String id, String text, String next) {
        return node(
                id,
                "send-message",
                "{'messageClass':'SERVICE','chain':[{'channel':'chat','version':1,'content':{'kind':'text','text':'"
                        + text + "'}}]}",
                next);
    }

    public Drawings pause(String id, String duration, String next) {
        return node(id, "wait", "{'duration':'" + duration + "'}", next);
    }

    public String draw() {
        return "{'schema':1,'triggers':[" + String.join(",", triggers) + "],'entry':{'reentry':" + reentry + condition
                + entry
                + "}," + goal + "'exit':{'onUnfollow':" + onUnfollow + exit + "},'start':'"
                + nodes.keySet().stream().findFirst().orElse("") + "','nodes':{" + String.join(",", nodes.values())
                + "},'notes':[]}";
    }
}
