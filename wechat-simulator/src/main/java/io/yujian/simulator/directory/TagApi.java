package io.yujian.simulator.directory;

import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.time.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags and who carries them. Source: WeChat's "用户标签管理". */
@Component
class TagApi implements PlatformApi {

    private static final int LARGEST_BATCH = 50;
    private static final int TAGS_PER_FAN = 20;
    private static final int PAGE = 10_000;

    private final Tags tags;
    private final Fans fans;
    private final SimulatorClock clock;
    private final ObjectMapper mapper;

    TagApi(Tags tags, Fans fans, SimulatorClock clock, ObjectMapper mapper) {
        this.tags = tags;
        this.fans = fans;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/tags/create", this::create);
        routes.any("/cgi-bin/tags/get", this::list);
        routes.post("/cgi-bin/tags/update", this::rename);
        routes.post("/cgi-bin/tags/delete", this::delete);
        routes.post("/cgi-bin/tags/members/batchtagging", call -> mark(call, true));
        routes.post("/cgi-bin/tags/members/batchuntagging", call -> mark(call, false));
        routes.post("/cgi-bin/tags/getidlist", this::ofFan);
        routes.post("/cgi-bin/user/tag/get", this::members);
    }

    private ApiAnswer create(ApiCall call) {
        String name = call.json().path("tag").path("name").asString("");
        int id = tags.create(call.account().appId(), name);
        if (id < 0) {
            throw new WeChatRefusal(-id);
        }
        ObjectNode answer = mapper.createObjectNode();
        answer.putObject("tag").put("id", id).put("name", name);
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer list(ApiCall call) {
        String appId = call.account().appId();
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode list = answer.putArray("tags");
        tags.names(appId)
                .forEach((id, name) -> list.addObject()
                        .put("id", id)
                        .put("name", name)
                        .put(
                                "count",
                                fans.followers(appId).stream()
                                        .filter(fan -> fan.hasTag(id))
                                        .count()));
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer rename(ApiCall call) {
        JsonNode tag = call.json().path("tag");
        return answer(tags.rename(
                call.account().appId(),
                tag.path("id").asInt(0),
                tag.path("name").asString("")));
    }

    private ApiAnswer delete(ApiCall call) {
        String appId = call.account().appId();
        int id = call.json().path("tag").path("id").asInt(0);
        int errcode = tags.delete(appId, id);
        if (errcode == 0) {
            fans.followers(appId).forEach(fan -> fan.untag(id));
        }
        return answer(errcode);
    }

    private static ApiAnswer answer(int errcode) {
        if (errcode != 0) {
            throw new WeChatRefusal(errcode);
        }
        return ApiAnswer.ok();
    }

    private ApiAnswer mark(ApiCall call, boolean on) {
        String appId = call.account().appId();
        JsonNode openids = call.json().path("openid_list");
        int tag = call.json().path("tagid").asInt(-1);
        if (!openids.isArray() || openids.isEmpty() || openids.size() > LARGEST_BATCH) {
            throw new WeChatRefusal(40032);
        }
        if (!tags.names(appId).containsKey(tag)) {
            throw new WeChatRefusal(45159);
        }
        List<Fan> marked = new ArrayList<>();
        for (JsonNode openid : openids) {
            // the documents do not tell those who left from those who never came
            Fan fan = fans.find(appId, openid.asString(""))
                    .filter(Fan::following)
                    .orElseThrow(() -> new WeChatRefusal(49003));
            if (on && !fan.hasTag(tag) && fan.tagCount() >= TAGS_PER_FAN) {
                throw new WeChatRefusal(45059);
            }
            marked.add(fan);
        }
        marked.forEach(fan -> {
            if (on) {
                fan.tag(tag);
            } else {
                fan.untag(tag);
            }
        });
        return ApiAnswer.ok();
    }

    private ApiAnswer ofFan(ApiCall call) {
        Fan fan = fans.find(call.account().appId(), call.field("openid")).orElseThrow(() -> new WeChatRefusal(40003));
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode list = answer.putArray("tagid_list");
        fan.view(clock.millis()).tags().forEach(list::add);
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer members(ApiCall call) {
        String appId = call.account().appId();
        int tag = call.json().path("tagid").asInt(-1);
        String next = call.field("next_openid");
        Fan after = next.isEmpty() ? null : fans.find(appId, next).orElseThrow(() -> new WeChatRefusal(40003));
        List<Fan> page = fans.followersAfter(appId, after, Integer.MAX_VALUE).stream()
                .filter(fan -> fan.hasTag(tag))
                .limit(PAGE)
                .toList();
        ObjectNode answer = mapper.createObjectNode().put("count", page.size());
        if (!page.isEmpty()) {
            ArrayNode openids = answer.putObject("data").putArray("openid");
            page.forEach(fan -> openids.add(fan.openid()));
        }
        answer.put(
                "next_openid", page.isEmpty() ? "" : page.get(page.size() - 1).openid());
        return ApiAnswer.json(answer.toString());
    }
}
