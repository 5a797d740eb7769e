package io.yujian.journey.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.webhook.CallKey;
import io.yujian.journey.webhook.CallState;
import io.yujian.journey.webhook.OutsideCalls;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks for the results of a batch in one call. */
@Component
class LookUpCalls implements EffectHandler<LookUpCall> {
    private final OutsideCalls calls;

    LookUpCalls(OutsideCalls calls) {
        this.calls = calls;
    }

    @Override
    public Class<LookUpCall> effectType() {
        return LookUpCall.class;
    }

    private static CallKey keyOf(StepContext step) {
        return new CallKey(step.runId(), step.nodeId(), step.visit());
    }

    @Override
    public List<Applied> apply(List<Request<LookUpCall>> batch) {
        List<CallKey> keys = batch.stream().map(r -> keyOf(r.step())).toList();
        Map<CallKey, OutsideCalls.Outcome> found = calls.outcomes(keys);
        return keys.stream()
                .map(key -> Applied.of(new LookUpCall.Found(found.get(key))))
                .toList();
    }

    @Override
    public List<Applied> rehearse(List<Request<LookUpCall>> batch, RehearsalLog log) {
        return batch.stream()
                .map(r -> {
                    OutsideCalls.Outcome outcome = switch (log.outcome(r.step())) {
                        case "failed" -> new OutsideCalls.Outcome(CallState.FAILED, 400, "HTTP 400", null);
                        case "unknown" -> new OutsideCalls.Outcome(CallState.GIVEN_UP, 0, "10 秒内没有回答", null);
                        default -> new OutsideCalls.Outcome(CallState.OK, 200, null, "{}".getBytes(UTF_8));
                    };
                    return Applied.of(new LookUpCall.Found(outcome));
                })
                .toList();
    }
}
