package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.EventXml;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Any event by name and fields, any document at all, and the position reports that nobody taps. */
@Component
class FreeActions implements PhoneActions {

    @Override
    public Map<String, Function<Scene, Callback>> actions() {
        return Map.of("event", this::event, "raw", this::raw, "report_location", this::reportLocation);
    }

    private Callback event(Scene scene) {
        return scene.send(scene.event(Act.need(scene.act().event(), "event")));
    }

    private Callback raw(Scene scene) {
        return scene.sendRaw(
                Act.or(scene.act().event(), "raw"), Act.need(scene.act().xml(), "xml"));
    }

    private Callback reportLocation(Scene scene) {
        Act act = scene.act();
        EventXml xml = scene.event("LOCATION")
                .decimal("Latitude", act.latitude() == null ? 31.2304 : act.latitude())
                .decimal("Longitude", act.longitude() == null ? 121.4737 : act.longitude())
                .decimal("Precision", 65.0);
        return scene.send(xml);
    }
}
