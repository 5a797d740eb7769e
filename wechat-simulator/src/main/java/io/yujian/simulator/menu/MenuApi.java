package io.yujian.simulator.menu;

import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Menu calls. Source: WeChat's "自定义菜单" and "个性化菜单". */
@Component
class MenuApi implements PlatformApi {

    private static final Set<String> KEYED = Set.of(
            "click",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select");

    private static final int TOP_NAME_BYTES = 16;
    private static final int BELOW_NAME_BYTES = 60;

    private final Menus menus;
    private final Fans fans;
    private final ObjectMapper mapper;

    MenuApi(Menus menus, Fans fans, ObjectMapper mapper) {
        this.menus = menus;
        this.fans = fans;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/menu/create", this::create);
        routes.any("/cgi-bin/menu/get", this::get);
        routes.any("/cgi-bin/get_current_selfmenu_info", this::get);
        routes.any("/cgi-bin/menu/delete", this::delete);
        routes.post("/cgi-bin/menu/addconditional", this::addConditional);
        routes.post("/cgi-bin/menu/delconditional", this::removeConditional);
        routes.post("/cgi-bin/menu/trymatch", this::match);
    }

    private ApiAnswer create(ApiCall call) {
        menus.create(call.account().appId(), checked(call.json().path("button")));
        return ApiAnswer.ok();
    }

    private static JsonNode checked(JsonNode buttons) {
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > 3) {
            throw new WeChatRefusal(40016);
        }
        for (JsonNode button : buttons) {
            JsonNode below = button.path("sub_button");
            if (below.size() > 5) {
                throw new WeChatRefusal(40023);
            }
            named(button, TOP_NAME_BYTES);
            if (below.isEmpty()) {
                check(button);
            }
            for (JsonNode each : below) {
                named(each, BELOW_NAME_BYTES);
                check(each);
            }
        }
        return buttons;
    }

    private static void named(JsonNode button, int mostBytes) {
        int bytes = button.path("name").asString("").getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > mostBytes) {
            throw new WeChatRefusal(40018);
        }
    }

    private static void check(JsonNode button) {
        String type = button.path("type").asString("");
        if (KEYED.contains(type)) {
            require(button, "key", 40019);
        } else {
            switch (type) {
                case "view" -> require(button, "url", 40020);
                case "miniprogram" -> require(button, "appid", 40166);
                case "media_id", "view_limited" -> require(button, "media_id", 40007);
                case "article_id", "article_view_limited" -> require(button, "article_id", 40007);
                default -> throw new WeChatRefusal(40017);
            }
        }
    }

    private static void require(JsonNode button, String field, int errcode) {
        if (button.path(field).asString("").isEmpty()) {
            throw new WeChatRefusal(errcode);
        }
    }

    private ApiAnswer get(ApiCall call) {
        String appId = call.account().appId();
        JsonNode general = menus.general(appId).orElseThrow(() -> new WeChatRefusal(46003));
        ObjectNode answer = mapper.createObjectNode();
        answer.putObject("menu").put("menuid", menus.generalId(appId)).set("button", general);
        List<Menus.Conditional> conditionals = menus.conditionals(appId);
        if (!conditionals.isEmpty()) {
            ArrayNode list = answer.putArray("conditionalmenu");
            for (Menus.Conditional conditional : conditionals) {
                ObjectNode one = list.addObject();
                one.set("button", conditional.buttons());
                one.putObject("matchrule").put("group_id", conditional.tag());
                one.put("menuid", conditional.id());
            }
        }
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer delete(ApiCall call) {
        menus.forget(call.account().appId());
        return ApiAnswer.ok();
    }

    private ApiAnswer addConditional(ApiCall call) {
        JsonNode rule = call.json().path("matchrule");
        int tag = rule.path("tag_id").asInt(-1);
        if (tag < 0) {
            throw new WeChatRefusal(40035);
        }
        long id = menus.addConditional(
                call.account().appId(), tag, checked(call.json().path("button")));
        if (id == 0) {
            throw new WeChatRefusal(65303);
        }
        return ApiAnswer.json("{\"menuid\":\"" + id + "\"}");
    }

    private ApiAnswer removeConditional(ApiCall call) {
        if (!menus.removeConditional(
                call.account().appId(), call.json().path("menuid").asLong(0))) {
            throw new WeChatRefusal(65301);
        }
        return ApiAnswer.ok();
    }

    private ApiAnswer match(ApiCall call) {
        Fan fan = fans.find(call.account().appId(), call.field("user_id")).orElseThrow(() -> new WeChatRefusal(40003));
        JsonNode buttons = menus.seenBy(fan).orElseThrow(() -> new WeChatRefusal(46003));
        ObjectNode answer = mapper.createObjectNode();
        answer.set("button", buttons);
        return ApiAnswer.json(answer.toString());
    }
}
