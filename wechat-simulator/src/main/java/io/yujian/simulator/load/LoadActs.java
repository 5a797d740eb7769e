package io.yujian.simulator.load;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.callback.CallbackEmitter;
import io.yujian.simulator.callback.CallbackListener;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.fan.ArrivalProbe;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.fan.NewFan;
import io.yujian.simulator.fan.WindowTrigger;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.SimulatorClock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What one act of a load run is: a new person each time, so that each first message is that act's. */
@Component
class LoadActs {

    private static final Set<String> KINDS = Set.of("follow", "scan", "message", "click");

    private final AtomicLong msgIds = new AtomicLong(25_000_000_000_000_001L);
    private final Fans fans;
    private final CallbackEmitter emitter;
    private final Settings settings;
    private final SimulatorClock clock;

    LoadActs(Fans fans, CallbackEmitter emitter, Settings settings, SimulatorClock clock) {
        this.fans = fans;
        this.emitter = emitter;
        this.settings = settings;
        this.clock = clock;
    }

    static void check(String kind) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("kind is one of " + KINDS);
        }
    }

    void act(BrandAccount account, LoadRequest request, ArrivalProbe probe, CallbackListener listener) {
        Fan fan = fans.create(account, NewFan.of(account.appId()));
        fan.expectFirst(probe);
        EventXml xml = switch (request.kindOrFollow()) {
            case "scan" -> scan(account, fan, request);
            case "message" -> message(account, fan, request);
            case "click" -> click(account, fan, request);
            default -> follow(account, fan, request);
        };
        emitter.emit(account, fan, xml.name(), xml.build(), listener);
    }

    private EventXml follow(BrandAccount account, Fan fan, LoadRequest request) {
        String scene = request.scene();
        fans.follow(fan, scene == null ? "ADD_SCENE_SEARCH" : "ADD_SCENE_QR_CODE", scene == null ? "" : scene);
        open(fan, WindowTrigger.SUBSCRIBE);
        EventXml xml = event(account, fan, "subscribe");
        return scene == null
                ? xml.text("EventKey", "")
                : xml.text("EventKey", "qrscene_" + scene).text("Ticket", ticket());
    }

    private EventXml scan(BrandAccount account, Fan fan, LoadRequest request) {
        fans.follow(fan, "ADD_SCENE_SEARCH", "");
        open(fan, WindowTrigger.SCAN);
        return event(account, fan, "SCAN")
                .text("EventKey", request.scene() == null ? "load" : request.scene())
                .text("Ticket", ticket());
    }

    private EventXml message(BrandAccount account, Fan fan, LoadRequest request) {
        fans.follow(fan, "ADD_SCENE_SEARCH", "");
        open(fan, WindowTrigger.MESSAGE);
        return EventXml.message(account, fan.openid(), clock.seconds(), "text")
                .text("Content", request.content() == null ? "hello" : request.content())
                .number("MsgId", msgIds.getAndAdd(7));
    }

    private EventXml click(BrandAccount account, Fan fan, LoadRequest request) {
        fans.follow(fan, "ADD_SCENE_SEARCH", "");
        open(fan, WindowTrigger.MENU);
        return event(account, fan, "CLICK").text("EventKey", request.key() == null ? "load" : request.key());
    }

    private EventXml event(BrandAccount account, Fan fan, String name) {
        return EventXml.event(account, fan.openid(), clock.seconds(), name);
    }

    private void open(Fan fan, WindowTrigger trigger) {
        fan.openWindow(trigger, clock.millis(), settings.now());
    }

    private static String ticket() {
        return "gQ" + RandomText.token(92) + "==";
    }
}
