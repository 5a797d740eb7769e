package io.yujian.gateway.fake;

import io.yujian.gateway.fake.FakePlatform.Answer;
import io.yujian.gateway.fake.FakePlatform.Sent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The part of a platform that keeps menus, user tags and who carries them. */
public final class FakeMenuPlatform implements FakePlatform.Rule {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicInteger ids = new AtomicInteger(100);
    private final Map<Integer, JsonNode> conditionals = new TreeMap<>();
    private final Map<String, Integer> tags = new TreeMap<>();
    private final Map<Integer, Set<String>> carriers = new TreeMap<>();
    private final Set<String> strangers = new TreeSet<>();
    private @Nullable JsonNode general;

    @Override
    public synchronized Answer answer(Sent call) {
        JsonNode body = call.body();
        return switch (call.path().replace("/cgi-bin/", "")) {
            case "menu/create" -> {
                general = body.path("button");
                yield FakePlatform.ok();
            }
            case "menu/addconditional" -> {
                if (general == null) {
                    yield FakePlatform.error(65303);
                }
                int id = ids.incrementAndGet();
                conditionals.put(id, body);
                yield json("{\"menuid\":\"" + id + "\"}");
            }
            case "menu/delconditional" ->
                conditionals.remove(body.path("menuid").asInt()) == null
                        ? FakePlatform.error(65301)
                        : FakePlatform.ok();
            case "menu/delete" -> {
                general = null;
                conditionals.clear();
                yield FakePlatform.ok();
            }
            case "menu/get" -> general == null ? FakePlatform.error(46003) : json(all().toString());
            case "tags/create" -> {
                String name = body.path("tag").path("name").asString();
                yield tags.containsKey(name) ? FakePlatform.error(45157) : json(tag(name));
            }
            case "tags/get" -> json(listed());
            case "tags/members/batchtagging" -> mark(body, true);
            case "tags/members/batchuntagging" -> mark(body, false);
            default -> FakePlatform.error(48001);
        };
    }

    private static Answer json(String body) {
        return new Answer(200, body, 0);
    }

    private ObjectNode all() {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("menu").set("button", general);
        var list = answer.putArray("conditionalmenu");
        conditionals.forEach((id, menu) -> {
            ObjectNode one = list.addObject();
            one.set("button", menu.path("button"));
            one.set("matchrule", menu.path("matchrule"));
            one.put("menuid", id);
        });
        return answer;
    }

    private String tag(String name) {
        int id = ids.incrementAndGet();
        tags.put(name, id);
        return "{\"tag\":{\"id\":" + id + ",\"name\":\"" + name + "\"}}";
    }

    private String listed() {
        ObjectNode answer = JSON.createObjectNode();
        var list = answer.putArray("tags");
        tags.forEach(
                (name, id) -> list.addObject().put("id", id).put("name", name).put("count", 0));
        return answer.toString();
    }

    private Answer mark(JsonNode body, boolean on) {
        Set<String> carry = carriers.computeIfAbsent(body.path("tagid").asInt(), id -> new TreeSet<>());
        for (JsonNode openid : body.path("openid_list")) {
            if (strangers.contains(openid.asString())) {
                return FakePlatform.error(49003);
            }
        }
        body.path("openid_list").forEach(openid -> {
            if (on) {
                carry.add(openid.asString());
            } else {
                carry.remove(openid.asString());
            }
        });
        return FakePlatform.ok();
    }

    /** Somebody makes a personalised menu in the platform's own console. */
    public synchronized void addConditional(String name) {
        ObjectNode menu = JSON.createObjectNode();
        menu.putArray("button")
                .addObject()
                .put("name", name)
                .put("type", "click")
                .put("key", "k");
        menu.putObject("matchrule").put("tag_id", "2");
        conditionals.put(ids.incrementAndGet(), menu);
    }

    public synchronized void stranger(String openid) {
        strangers.add(openid);
    }

    public synchronized int tagOf(String name) {
        return tags.getOrDefault(name, 0);
    }

    public synchronized Set<String> carriers(int tag) {
        return Set.copyOf(carriers.getOrDefault(tag, Set.of()));
    }

    public synchronized int conditionals() {
        return conditionals.size();
    }

    public synchronized boolean hasGeneral() {
        return general != null;
    }
}
