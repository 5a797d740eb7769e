package io.yujian.member.timeline;

import io.yujian.member.EventTitles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Titles of what people do at an Official Account. */
@Component
class OfficialAccountTitles implements EventTitles {
    private static final int LONGEST_QUOTE = 40;

    @Override
    public Optional<Title> of(String type, ObjectNode data) {
        return Optional.ofNullable(
                switch (type) {
                    case "mp.follow" -> with("关注公众号", "Followed", "来源", data, "scene");
                    case "mp.unfollow" -> new Title("取消关注公众号", "Unfollowed");
                    case "mp.scan" -> with("扫描二维码", "Scanned a code", "场景", data, "scene");
                    case "mp.message" -> message(data);
                    case "mp.menu-click" -> with("点击菜单", "Tapped the menu", "按钮", data, "key");
                    case "mp.menu-view" -> with("点开菜单链接", "Opened a menu link", "链接", data, "url");
                    case "mp.menu-miniprogram" ->
                        with("从菜单打开小程序", "Opened a mini-program from the menu", "页面", data, "path");
                    case "mp.menu-scancode" -> with("用菜单扫码", "Scanned from the menu", "结果", data, "scanResult");
                    case "mp.menu-photo" -> new Title("用菜单发图片", "Sent pictures from the menu");
                    case "mp.menu-location" -> with("用菜单发位置", "Sent a place from the menu", "位置", data, "label");
                    case "mp.location" -> new Title("上报位置", "Reported a location");
                    case "mp.subscribe-popup" ->
                        data.path("status").asString("").equals("accept")
                                ? new Title("同意订阅通知", "Accepted a subscription")
                                : new Title("拒绝订阅通知", "Declined a subscription");
                    case "mp.subscribe-change" -> new Title("取消订阅通知", "Cancelled a subscription");
                    case "mp.subscribe-sent" -> new Title("订阅通知的送达结果", "Result of a subscription notice");
                    case "mp.template-result" ->
                        data.path("status").asString("").startsWith("success")
                                ? new Title("模板消息已送达", "Template message delivered")
                                : new Title("模板消息未送达", "Template message not delivered");
                    case "link.clicked" -> with("点开消息里的链接", "Opened a link of a message", "链接", data, "url");
                    case "mp.profile" -> with("获取公众号资料", "Profile fetched", "关注来源", data, "followScene");
                    case "mp.authorization" -> new Title("更改授权", "Changed the authorisation");
                    case "mp.service-session" -> new Title("人工客服会话", "Session with a person");
                    case "mp.raw" -> with("其他微信事件", "Another WeChat event", "类型", data, "event");
                    default -> type.startsWith("mp.") ? new Title("微信事件：" + type.substring(3), type) : null;
                });
    }

    private static Title message(ObjectNode data) {
        String text = quote(data.path("content").asString(""));
        return switch (data.path("kind").asString("")) {
            case "text" -> new Title("发来消息：" + text, "Wrote: " + text);
            case "image" -> new Title("发来图片", "Sent a picture");
            case "voice" -> new Title("发来语音", "Sent a voice message");
            case "video", "shortvideo" -> new Title("发来视频", "Sent a video");
            case "location" -> new Title("发来位置", "Sent a place");
            case "link" -> new Title("发来链接", "Sent a link");
            default -> new Title("发来消息", "Sent a message");
        };
    }

    private static Title with(String zh, String en, String label, ObjectNode data, String field) {
        String value = quote(data.path(field).asString(""));
        return value.isEmpty()
                ? new Title(zh, en)
                : new Title(zh + "（" + label + "：" + value + "）", en + " (" + value + ")");
    }

    private static String quote(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
