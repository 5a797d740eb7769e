package io.yujian.journey.message;

import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.RehearsalLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<SendKey> keys = batch.stream().map(r -> r.effect().key()).toList();
        Map<SendKey, SendOutcome> outcomes = messages.outcomes(keys);
        List<SendKey> asked = batch.stream()
                .map(Request::effect)
                .filter(LookUpMessage::taps)
                .map(LookUpMessage::key)
                .toList();
        Set<SendKey> tapped = asked.isEmpty() ? Set.of() : messages.tapped(asked);
        return keys.stream()
                .map(key -> Applied.of(new LookUpMessage.Found(outcomes.get(key), tapped.contains(key))))
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
                    SendKey key = r.effect().key();
                    return Applied.of(new LookUpMessage.Found(new SendOutcome(key, state, "", "rehearsed"), false));
                })
                .toList();
    }
}
