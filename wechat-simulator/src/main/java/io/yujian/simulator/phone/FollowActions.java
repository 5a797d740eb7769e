package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.fan.WindowTrigger;
import io.yujian.simulator.qrcode.QrCode;
import io.yujian.simulator.qrcode.QrCodes;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Following, leaving, scanning parametric codes. */
@Component
class FollowActions implements PhoneActions {

    private record Code(String scene, String ticket) {}

    private final Fans fans;
    private final QrCodes codes;

    FollowActions(Fans fans, QrCodes codes) {
        this.fans = fans;
        this.codes = codes;
    }

    @Override
    public Map<String, Function<Scene, Callback>> actions() {
        return Map.of("follow", this::follow, "unfollow", this::unfollow, "scan", this::scan);
    }

    private Callback follow(Scene scene) {
        if (scene.act().scene() != null || scene.act().ticket() != null) {
            return scan(scene);
        }
        mustNotFollow(scene.fan());
        fans.follow(scene.fan(), "ADD_SCENE_SEARCH", "");
        scene.open(WindowTrigger.SUBSCRIBE);
        return scene.send(scene.event("subscribe").text("EventKey", ""));
    }

    private static void mustNotFollow(Fan fan) {
        if (fan.following()) {
            throw new IllegalStateException("this person follows already");
        }
    }

    private Callback unfollow(Scene scene) {
        scene.mustFollow();
        fans.unfollow(scene.fan());
        return scene.send(scene.event("unsubscribe").text("EventKey", ""));
    }

    /** A stranger who scans follows by it; a follower only scans. */
    private Callback scan(Scene scene) {
        Code code = code(scene);
        EventXml xml;
        if (scene.fan().following()) {
            scene.open(WindowTrigger.SCAN);
            xml = scene.event("SCAN").text("EventKey", code.scene);
        } else {
            fans.follow(scene.fan(), "ADD_SCENE_QR_CODE", code.scene);
            scene.open(WindowTrigger.SUBSCRIBE);
            xml = scene.event("subscribe").text("EventKey", "qrscene_" + code.scene);
        }
        return scene.send(xml.text("Ticket", code.ticket));
    }

    private Code code(Scene scene) {
        String ticket = scene.act().ticket();
        if (ticket != null) {
            QrCode code = codes.find(ticket)
                    .filter(known -> known.appId().equals(scene.account().appId()))
                    .orElseThrow(() -> new IllegalArgumentException("no code with this ticket"));
            if (!codes.living(code)) {
                throw new IllegalStateException("this code has expired");
            }
            return new Code(code.scene(), ticket);
        }
        String wanted = Act.need(scene.act().scene(), "scene");
        return codes.byScene(scene.account().appId(), wanted)
                .map(code -> new Code(wanted, code.ticket()))
                .orElseGet(() -> new Code(wanted, "gQ" + RandomText.token(92) + "=="));
    }
}
