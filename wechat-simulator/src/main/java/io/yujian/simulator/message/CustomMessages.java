package io.yujian.simulator.message;

import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.media.MediaStore;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.time.SimulatorClock;
import io.yujian.simulator.traffic.MessageKind;
import io.yujian.simulator.traffic.Received;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Customer-service messages and the typing state. Source: WeChat's "客服消息". */
@Component
class CustomMessages implements PlatformApi {

    private static final int LONGEST_TEXT_BYTES = 2048;

    private final Fans fans;
    private final MediaStore media;
    private final Received received;
    private final SimulatorClock clock;

    CustomMessages(Fans fans, MediaStore media, Received received, SimulatorClock clock) {
        this.fans = fans;
        this.media = media;
        this.received = received;
        this.clock = clock;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/message/custom/send", this::send);
        routes.post("/cgi-bin/message/custom/typing", this::typing);
    }

    private ApiAnswer send(ApiCall call) {
        String appId = call.account().appId();
        String openid = call.field("touser");
        String type = call.field("msgtype");
        Fan fan = fans.find(appId, openid).orElse(null);
        int errcode = fan == null ? 40003 : refusal(appId, fan, type, call.json());
        if (fan == null || errcode != 0) {
            received.refuse(appId, openid, fan, MessageKind.CUSTOM, type, errcode, call.text());
            throw new WeChatRefusal(errcode);
        }
        received.accept(fan, MessageKind.CUSTOM, type, null, null, call.text());
        return ApiAnswer.ok();
    }

    private int refusal(String appId, Fan fan, String type, JsonNode message) {
        JsonNode content = message.path(type);
        if (!content.isObject()) {
            return 40008;
        }
        int errcode = contentRefusal(appId, type, content);
        if (errcode != 0) {
            return errcode;
        }
        return fan.following() ? fan.takeWindow(clock.millis()) : 43004;
    }

    private int contentRefusal(String appId, String type, JsonNode content) {
        return switch (type) {
            case "text" -> text(content.path("content").asString(""));
            case "image", "voice" -> media(appId, content.path("media_id").asString(""));
            case "video" -> media(appId, content.path("media_id").asString(""));
            case "music" -> present(content, "musicurl");
            case "news" -> content.path("articles").size() == 1 ? 0 : 45008;
            case "mpnews" -> present(content, "media_id");
            case "mpnewsarticle" -> present(content, "article_id");
            case "msgmenu" -> content.path("list").isArray() ? 0 : 47001;
            case "wxcard" -> present(content, "card_id");
            case "miniprogrampage" ->
                present(content, "appid") == 0
                        ? media(appId, content.path("thumb_media_id").asString(""))
                        : 40013;
            default -> 40008;
        };
    }

    private static int text(String content) {
        if (content.isEmpty()) {
            return 44004;
        }
        boolean perhapsTooLong = content.length() > LONGEST_TEXT_BYTES / 3;
        return perhapsTooLong && content.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT_BYTES ? 45002 : 0;
    }

    private int media(String appId, String mediaId) {
        return media.exists(appId, mediaId) ? 0 : 40007;
    }

    private static int present(JsonNode content, String field) {
        return content.path(field).asString("").isEmpty() ? 40035 : 0;
    }

    private ApiAnswer typing(ApiCall call) {
        String command = call.field("command");
        if (!command.equals("Typing") && !command.equals("CancelTyping")) {
            throw new WeChatRefusal(45072);
        }
        Fan fan = fans.find(call.account().appId(), call.field("touser")).orElseThrow(() -> new WeChatRefusal(40003));
        if (!fan.windowOpen(clock.millis())) {
            throw new WeChatRefusal(45080);
        }
        received.accept(fan, MessageKind.TYPING, command, null, null, call.text());
        return ApiAnswer.ok();
    }
}
