package io.yujian.journey.node.notifystaff;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.EffectResult;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.notice.StaffNotices;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes the notices of a batch in one call. */
@Component
class ConsoleTellings implements EffectHandler<TellConsole> {
    private final StaffNotices notices;

    ConsoleTellings(StaffNotices notices) {
        this.notices = notices;
    }

    @Override
    public Class<TellConsole> effectType() {
        return TellConsole.class;
    }

    @Override
    public List<Applied> apply(List<Request<TellConsole>> batch) {
        notices.tell(batch.stream()
                .map(r -> new StaffNotices.Notice(
                        r.step().runId(),
                        r.step().nodeId(),
                        r.step().visit(),
                        r.step().journeyId(),
                        r.step().customer().id(),
                        r.effect().text()))
                .toList());
        return done(batch);
    }

    private static List<Applied> done(List<Request<TellConsole>> batch) {
        return batch.stream().map(r -> Applied.of(EffectResult.DONE)).toList();
    }

    @Override
    public List<Applied> rehearse(List<Request<TellConsole>> batch, RehearsalLog log) {
        for (Request<TellConsole> r : batch) {
            log.tell(
                    r.step(),
                    "notice",
                    new Note(
                            "通知员工：" + r.effect().text(),
                            "tells staff: " + r.effect().text()),
                    JsonNodeFactory.instance.objectNode().put("text", r.effect().text()));
        }
        return done(batch);
    }
}
