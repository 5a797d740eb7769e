package io.yujian.simulator.directory;

import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.FanView;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.time.SimulatorClock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Profiles and the list of followers. Names and pictures are not given, as since the end of 2021. */
@Component
class UserApi implements PlatformApi {

    private static final int PAGE = 10_000;
    private static final int LARGEST_BATCH = 100;
    private static final int LONGEST_REMARK = 30;

    private final Fans fans;
    private final SimulatorClock clock;
    private final ObjectMapper mapper;

    UserApi(Fans fans, SimulatorClock clock, ObjectMapper mapper) {
        this.fans = fans;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.any("/cgi-bin/user/info", this::info);
        routes.post("/cgi-bin/user/info/batchget", this::infos);
        routes.post("/cgi-bin/user/info/updateremark", this::remark);
        routes.any("/cgi-bin/user/get", this::list);
    }

    private ApiAnswer info(ApiCall call) {
        Fan fan = fan(call, call.query("openid", 40003));
        return ApiAnswer.json(profile(fan).toString());
    }

    private ApiAnswer infos(ApiCall call) {
        JsonNode wanted = call.json().path("user_list");
        if (!wanted.isArray() || wanted.isEmpty() || wanted.size() > LARGEST_BATCH) {
            throw new WeChatRefusal(40032);
        }
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode list = answer.putArray("user_info_list");
        wanted.forEach(one -> list.add(profile(fan(call, one.path("openid").asString("")))));
        return ApiAnswer.json(answer.toString());
    }

    private Fan fan(ApiCall call, String openid) {
        return fans.find(call.account().appId(), openid).orElseThrow(() -> new WeChatRefusal(40003));
    }

    private ObjectNode profile(Fan fan) {
        FanView view = fan.view(clock.millis());
        ObjectNode out = mapper.createObjectNode().put("subscribe", view.following() ? 1 : 0);
        out.put("openid", view.openid());
        if (view.following()) {
            out.put("nickname", "")
                    .put("sex", 0)
                    .put("language", "zh_CN")
                    .put("city", "")
                    .put("province", "")
                    .put("country", "")
                    .put("headimgurl", "")
                    .put("subscribe_time", view.subscribeTime());
        }
        if (view.unionid() != null) {
            out.put("unionid", view.unionid());
        }
        if (view.following()) {
            out.put("remark", view.remark())
                    .put("groupid", view.tags().isEmpty() ? 0 : view.tags().get(0));
            ArrayNode tags = out.putArray("tagid_list");
            view.tags().forEach(tags::add);
            out.put("subscribe_scene", view.subscribeScene());
            boolean number = view.qrSceneStr().matches("[0-9]{1,10}");
            out.put("qr_scene", number ? Long.parseLong(view.qrSceneStr()) : 0L);
            out.put("qr_scene_str", number ? "" : view.qrSceneStr());
        }
        return out;
    }

    private ApiAnswer remark(ApiCall call) {
        String remark = call.field("remark");
        if (remark.length() >= LONGEST_REMARK) {
            throw new WeChatRefusal(40035);
        }
        fan(call, call.field("openid")).remark(remark);
        return ApiAnswer.ok();
    }

    private ApiAnswer list(ApiCall call) {
        String appId = call.account().appId();
        String next = call.query("next_openid");
        Fan after = next == null || next.isEmpty() ? null : fan(call, next);
        List<Fan> page = fans.followersAfter(appId, after, PAGE);
        ObjectNode answer = mapper.createObjectNode()
                .put("total", fans.followers(appId).size())
                .put("count", page.size());
        if (!page.isEmpty()) {
            ArrayNode openids = answer.putObject("data").putArray("openid");
            page.forEach(fan -> openids.add(fan.openid()));
        }
        answer.put(
                "next_openid", page.isEmpty() ? "" : page.get(page.size() - 1).openid());
        return ApiAnswer.json(answer.toString());
    }
}
