package io.yujian.journey.node.sendmessage;

import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.RehearsalLog;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the ledger for the outcomes of a batch in one call. */
@Component
class LookUpMessages implements EffectHandler<LookUpMessage> {
    private final OutboundMessages messages;

    LookUpMessages(OutboundMessages messages) {
        this.messages = messages;
    }

    @Override
    public Class<LookUpMessage> effectType() {
        return LookUpMessage.class;
    }

    @Override
    public List<Applied> apply(List<Request<LookUpMessage>> batch) {
        List<SendKey> keys =
                batch.stream().map(r -> PlanMessages.keyOf(r.step())).toList();
        Map<SendKey, SendOutcome> outcomes = messages.outcomes(keys);
        return keys.stream()
                .map(key -> Applied.of(new LookUpMessage.Found(outcomes.get(key))))
                .toList();
    }

    @Override
    public List<Applied> rehearse(List<Request<LookUpMessage>> batch, RehearsalLog log) {
        return batch.stream()
                .map(r -> {
                    SendState state = switch (log.outcome(r.step())) {
                        case "failed" -> SendState.NOT_SENT;
                        case "unknown" -> SendState.UNKNOWN;
                        default -> SendState.SENT;
                    };
                    SendKey key = PlanMessages.keyOf(r.step());
                    return Applied.of(new LookUpMessage.Found(new SendOutcome(key, state, "", "rehearsed")));
                })
                .toList();
    }
}
