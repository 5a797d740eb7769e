package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.fan.Fans;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Giving and withdrawing consent: subscription notices, personal data, the whole WeChat account. */
@Component
class ConsentActions implements PhoneActions {

    private final Fans fans;

    ConsentActions(Fans fans) {
        this.fans = fans;
    }

    @Override
    public Map<String, Function<Scene, Callback>> actions() {
        return Map.of(
                "subscribe", this::subscribe,
                "subscribe_cancel", this::cancel,
                "revoke", scene -> authorization(scene, "user_authorization_revoke"),
                "cancellation", this::cancellation,
                "info_modified", scene -> authorization(scene, "user_info_modified"));
    }

    /** Each acceptance is good for one notice; several can be given at once to save taps. */
    private Callback subscribe(Scene scene) {
        String templateId = Act.need(scene.act().templateId(), "templateId");
        boolean accept = !Boolean.FALSE.equals(scene.act().accept());
        int count = scene.act().count() == null ? 1 : scene.act().count();
        for (int i = 0; accept && i < count; i++) {
            scene.fan().addCredit(templateId);
        }
        EventXml xml = scene.event("subscribe_msg_popup_event")
                .open("SubscribeMsgPopupEvent")
                .open("List")
                .text("TemplateId", templateId)
                .text("SubscribeStatusString", accept ? "accept" : "reject")
                .text("PopupScene", "2")
                .close("List")
                .close("SubscribeMsgPopupEvent");
        return scene.send(xml);
    }

    private Callback cancel(Scene scene) {
        String templateId = Act.need(scene.act().templateId(), "templateId");
        scene.fan().dropCredits(templateId);
        EventXml xml = scene.event("subscribe_msg_change_event")
                .open("SubscribeMsgChangeEvent")
                .open("List")
                .text("TemplateId", templateId)
                .text("SubscribeStatusString", "reject")
                .close("List")
                .close("SubscribeMsgChangeEvent");
        return scene.send(xml);
    }

    private Callback authorization(Scene scene, String event) {
        EventXml xml = scene.event(event)
                .text("OpenID", scene.fan().openid())
                .text("AppID", scene.account().appId());
        if (!event.equals("user_authorization_cancellation")) {
            // 301 is the code for nickname and picture in WeChat's list
            xml.text("RevokeInfo", "301");
        }
        return scene.send(xml);
    }

    private Callback cancellation(Scene scene) {
        fans.unfollow(scene.fan());
        return authorization(scene, "user_authorization_cancellation");
    }
}
