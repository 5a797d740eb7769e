package io.yujian.simulator.phone;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.CallbackEmitter;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.WindowTrigger;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.SimulatorClock;
import java.util.Map;

/** One act as it happens: who does what at which account, and the means to let the brand know. */
final class Scene {

    private final Act act;
    private final BrandAccount account;
    private final Fan fan;
    private final String baseUrl;
    private final CallbackEmitter emitter;
    private final Settings settings;
    private final SimulatorClock clock;

    Scene(
            Act act,
            BrandAccount account,
            Fan fan,
            String baseUrl,
            CallbackEmitter emitter,
            Settings settings,
            SimulatorClock clock) {
        this.act = act;
        this.account = account;
        this.fan = fan;
        this.baseUrl = baseUrl;
        this.emitter = emitter;
        this.settings = settings;
        this.clock = clock;
    }

    Act act() {
        return act;
    }

    BrandAccount account() {
        return account;
    }

    Fan fan() {
        return fan;
    }

    /** Scheme, host and port by which the simulator was reached: the beginning of picture addresses. */
    String baseUrl() {
        return baseUrl;
    }

    EventXml event(String name) {
        return EventXml.event(account, fan.openid(), clock.seconds(), name);
    }

    EventXml message(String msgType) {
        return EventXml.message(account, fan.openid(), clock.seconds(), msgType);
    }

    void open(WindowTrigger trigger) {
        fan.openWindow(trigger, clock.millis(), settings.now());
    }

    /** Adds the caller's own fields and sends. */
    Callback send(EventXml xml) {
        Map<String, String> fields = act.fields();
        if (fields != null) {
            fields.forEach(xml::text);
        }
        return emitter.emit(account, fan, xml);
    }

    Callback sendRaw(String name, String xml) {
        return emitter.emit(account, fan, name, xml, null);
    }

    void mustFollow() {
        if (!fan.following()) {
            throw new IllegalStateException("this person does not follow the account");
        }
    }
}
