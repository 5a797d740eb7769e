package io.yujian.simulator.message;

import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.traffic.MessageKind;
import io.yujian.simulator.traffic.Received;
import org.springframework.stereotype.Component;

/** Subscription notices: each needs, and uses up, one consent of the fan. Source: WeChat's "订阅通知". */
@Component
class SubscriptionNotices implements PlatformApi {

    private final Fans fans;
    private final Templates templates;
    private final Received received;

    SubscriptionNotices(Fans fans, Templates templates, Received received) {
        this.fans = fans;
        this.templates = templates;
        this.received = received;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/message/subscribe/bizsend", this::send);
    }

    private ApiAnswer send(ApiCall call) {
        String appId = call.account().appId();
        String openid = call.field("touser");
        Fan fan = fans.find(appId, openid).orElse(null);
        int errcode = fan == null ? 40003 : refusal(call, fan);
        if (fan == null || errcode != 0) {
            received.refuse(appId, openid, fan, MessageKind.SUBSCRIBE, "subscribe", errcode, call.text());
            throw new WeChatRefusal(errcode);
        }
        received.accept(fan, MessageKind.SUBSCRIBE, "subscribe", null, null, call.text());
        return ApiAnswer.ok();
    }

    private int refusal(ApiCall call, Fan fan) {
        String templateId = call.field("template_id");
        MessageTemplate template =
                templates.find(call.account().appId(), templateId, true).orElse(null);
        if (template == null) {
            return 40037;
        }
        if (!TemplateData.fits(template, call.json().path("data"))) {
            return 47003;
        }
        return fan.takeCredit(templateId) ? 0 : 43101;
    }
}
