package io.yujian.simulator.qrcode;

import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Creates parametric codes and draws them. Source: WeChat's "生成带参数的二维码". */
@Component
class QrCodeApi implements PlatformApi {

    private static final long LONGEST_SECONDS = 2_592_000;
    private static final long DEFAULT_SECONDS = 60;

    private final QrCodes codes;

    QrCodeApi(QrCodes codes) {
        this.codes = codes;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/qrcode/create", this::create);
        routes.open("/cgi-bin/showqrcode", this::show);
    }

    private ApiAnswer create(ApiCall call) {
        String action = call.field("action_name");
        boolean permanent = action.startsWith("QR_LIMIT_");
        // a missing wrapper around the scene is not refused: the code then carries scene 0, as observed
        JsonNode scene = call.json().path("action_info").path("scene");
        String value = switch (action) {
            case "QR_SCENE", "QR_LIMIT_SCENE" ->
                number(scene.path("scene_id").asLong(0), permanent, scene.isMissingNode());
            case "QR_STR_SCENE", "QR_LIMIT_STR_SCENE" ->
                text(scene.path("scene_str").asString(""), scene.isMissingNode());
            default -> throw new WeChatRefusal(40053);
        };
        long seconds =
                Math.min(LONGEST_SECONDS, call.json().path("expire_seconds").asLong(DEFAULT_SECONDS));
        QrCode code = codes.create(call.account().appId(), value, permanent, seconds, call.baseUrl());
        String expiry = permanent ? "" : "\"expire_seconds\":" + seconds + ",";
        return ApiAnswer.json("{\"ticket\":\"" + code.ticket() + "\"," + expiry + "\"url\":\"" + code.url() + "\"}");
    }

    private static String number(long id, boolean permanent, boolean missing) {
        boolean fits = permanent ? id >= 1 && id <= 100_000 : id >= 1 && id <= 0xffffffffL;
        if (!missing && !fits) {
            throw new WeChatRefusal(40053);
        }
        return Long.toString(id);
    }

    private static String text(String value, boolean missing) {
        if (!missing && (value.isEmpty() || value.length() > 64)) {
            throw new WeChatRefusal(40053);
        }
        return missing ? "0" : value;
    }

    private ApiAnswer show(ApiCall call) {
        QrCode code = codes.find(call.query("ticket", 40035)).orElseThrow(() -> new WeChatRefusal(40035));
        return ApiAnswer.file("image/png", QrPicture.png(code.url()), "qrcode.png");
    }
}
