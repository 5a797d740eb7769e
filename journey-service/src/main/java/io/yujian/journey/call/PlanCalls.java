package io.yujian.journey.call;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.webhook.CallKey;
import io.yujian.journey.webhook.OutsideCalls;
import io.yujian.journey.webhook.OutsideCalls.Planned;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Plans the calls of a batch in one go. */
@Component
class PlanCalls implements EffectHandler<PlanCall> {
    private final OutsideCalls calls;
    private final JsonMapper json;

    PlanCalls(OutsideCalls calls, JsonMapper json) {
        this.calls = calls;
        this.json = json;
    }

    @Override
    public Class<PlanCall> effectType() {
        return PlanCall.class;
    }

    @Override
    public List<Applied> apply(List<Request<PlanCall>> batch) {
        calls.plan(batch.stream().map(this::planned).toList());
        return results(batch);
    }

    private Planned planned(Request<PlanCall> r) {
        StepContext step = r.step();
        return new Planned(
                new CallKey(step.runId(), step.nodeId(), step.visit()),
                r.effect().webhookId(),
                step.journeyId(),
                step.customer().id(),
                step.lane(),
                r.effect().giveUpAt(),
                r.effect().wake() ? step.nextWaitNo() : 0,
                json.writeValueAsBytes(r.effect().body()));
    }

    private static List<Applied> results(List<Request<PlanCall>> batch) {
        return batch.stream().map(r -> Applied.of(new PlanCall.Planned())).toList();
    }

    @Override
    public List<Applied> rehearse(List<Request<PlanCall>> batch, RehearsalLog log) {
        for (Request<PlanCall> r : batch) {
            log.tell(
                    r.step(),
                    "webhook",
                    new Note("调用外部接口", "calls an outside address"),
                    r.effect().body().deepCopy());
            if (r.effect().wake()) {
                log.wake(r.step());
            }
        }
        return results(batch);
    }
}
