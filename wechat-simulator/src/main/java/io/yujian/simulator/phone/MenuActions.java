package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.fan.WindowTrigger;
import io.yujian.simulator.menu.Menus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Taps on the account's menu. Only click-type taps open a window; a link or a mini-program opens none. */
@Component
class MenuActions implements PhoneActions {

    private final Menus menus;

    MenuActions(Menus menus) {
        this.menus = menus;
    }

    @Override
    public Map<String, Function<Scene, Callback>> actions() {
        Map<String, Function<Scene, Callback>> actions = new LinkedHashMap<>();
        actions.put("menu", this::menu);
        actions.put("click", scene -> click(scene, Act.need(scene.act().key(), "key")));
        actions.put("view", scene -> opened(scene, "VIEW", Act.need(scene.act().url(), "url")));
        actions.put(
                "view_miniprogram",
                scene -> opened(scene, "view_miniprogram", Act.need(scene.act().path(), "path")));
        for (String type : new String[] {"scancode_push", "scancode_waitmsg"}) {
            actions.put(
                    type, scene -> scancode(scene, type, Act.need(scene.act().key(), "key")));
        }
        for (String type : new String[] {"pic_sysphoto", "pic_photo_or_album", "pic_weixin"}) {
            actions.put(type, scene -> picture(scene, type, Act.need(scene.act().key(), "key")));
        }
        actions.put(
                "location_select", scene -> place(scene, Act.need(scene.act().key(), "key")));
        return actions;
    }

    /** Finds the button at a position of the menu that this person sees, and taps it. */
    private Callback menu(Scene scene) {
        JsonNode button =
                menus.seenBy(scene.fan()).orElseThrow(() -> new IllegalStateException("the account has no menu"));
        for (String step : Act.need(scene.act().menuPath(), "menuPath").split("\\.")) {
            JsonNode level = button.isArray() ? button : button.path("sub_button");
            button = level.path(Integer.parseInt(step));
        }
        String type = button.path("type").asString("");
        String key = button.path("key").asString("");
        return switch (type) {
            case "click" -> click(scene, key);
            case "view" -> opened(scene, "VIEW", button.path("url").asString(""));
            case "miniprogram" ->
                opened(scene, "view_miniprogram", button.path("pagepath").asString(""));
            case "scancode_push", "scancode_waitmsg" -> scancode(scene, type, key);
            case "pic_sysphoto", "pic_photo_or_album", "pic_weixin" -> picture(scene, type, key);
            case "location_select" -> place(scene, key);
            default -> throw new IllegalArgumentException("no button that can be tapped at this position");
        };
    }

    private static Callback click(Scene scene, String key) {
        scene.mustFollow();
        scene.open(WindowTrigger.MENU);
        return scene.send(scene.event("CLICK").text("EventKey", key));
    }

    private Callback opened(Scene scene, String event, String where) {
        scene.mustFollow();
        EventXml xml = scene.event(event).text("EventKey", where);
        menus.personalisedId(scene.fan()).ifPresent(id -> xml.text("MenuId", id));
        return scene.send(xml);
    }

    private static Callback scancode(Scene scene, String type, String key) {
        scene.mustFollow();
        scene.open(WindowTrigger.MENU);
        EventXml xml = scene.event(type)
                .text("EventKey", key)
                .open("ScanCodeInfo")
                .text("ScanType", "qrcode")
                .text("ScanResult", Act.or(scene.act().scanResult(), "https://example.com/"))
                .close("ScanCodeInfo");
        return scene.send(xml);
    }

    private static Callback picture(Scene scene, String type, String key) {
        scene.mustFollow();
        EventXml xml = scene.event(type)
                .text("EventKey", key)
                .open("SendPicsInfo")
                .number("Count", 1)
                .open("PicList")
                .open("item")
                .text("PicMd5Sum", RandomText.hex(32))
                .close("item")
                .close("PicList")
                .close("SendPicsInfo");
        return scene.send(xml);
    }

    private static Callback place(Scene scene, String key) {
        scene.mustFollow();
        Act act = scene.act();
        EventXml xml = scene.event("location_select")
                .text("EventKey", key)
                .open("SendLocationInfo")
                .text("Location_X", String.valueOf(act.latitude() == null ? 31.2304 : act.latitude()))
                .text("Location_Y", String.valueOf(act.longitude() == null ? 121.4737 : act.longitude()))
                .text("Scale", "15")
                .text("Label", Act.or(act.label(), "上海市黄浦区人民大道"))
                .text("Poiname", "")
                .close("SendLocationInfo");
        return scene.send(xml);
    }
}
