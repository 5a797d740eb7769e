package io.yujian.journey.message;

import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import io.yujian.member.Customers;
import io.yujian.member.Customers.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plans the messages of a batch: one look-up of addresses if any is needed, one call to the ledger. */
@Component
class PlanMessages implements EffectHandler<PlanMessage> {
    private final OutboundMessages messages;
    private final Customers customers;

    PlanMessages(OutboundMessages messages, Customers customers) {
        this.messages = messages;
        this.customers = customers;
    }

    @Override
    public Class<PlanMessage> effectType() {
        return PlanMessage.class;
    }

    @Override
    public List<Applied> apply(List<Request<PlanMessage>> batch) {
        Set<Long> unaddressed = batch.stream()
                .map(Request::step)
                .filter(step -> step.recipient() == null)
                .map(step -> step.customer().id())
                .collect(Collectors.toSet());
        Map<Long, List<Address>> known = unaddressed.isEmpty() ? Map.of() : customers.addresses(unaddressed);
        List<PlannedMessage> planned = new ArrayList<>(batch.size());
        List<Applied> results = new ArrayList<>(batch.size());
        for (Request<PlanMessage> request : batch) {
            StepContext step = request.step();
            Address to = addressOf(step, known);
            if (to != null) {
                planned.add(message(request.effect(), step, to));
            }
            results.add(Applied.of(new PlanMessage.Planned(to != null)));
        }
        if (!planned.isEmpty()) {
            messages.plan(planned);
        }
        return results;
    }

    /** Where the run came through, else an account that the person follows. */
    private static @Nullable Address addressOf(StepContext step, Map<Long, List<Address>> known) {
        String recipient = step.recipient();
        if (recipient != null) {
            return new Address(step.identityId(), step.accountId(), recipient, true);
        }
        return known.getOrDefault(step.customer().id(), List.of()).stream()
                .filter(Address::following)
                .findFirst()
                .orElse(null);
    }

    private static PlannedMessage message(PlanMessage effect, StepContext step, Address to) {
        return new PlannedMessage(
                MessageKeys.of(step, effect.round()),
                "journey",
                step.journeyId(),
                step.version(),
                step.customer().id(),
                to.identityId(),
                to.accountId(),
                to.openid(),
                effect.chain(),
                effect.messageClass(),
                step.lane(),
                step.traceId(),
                step.causedAt(),
                step.now(),
                effect.expiresAt(),
                effect.wake() ? new PlannedMessage.Wake(step.runId(), step.nextWaitNo()) : null);
    }

    @Override
    public List<Applied> rehearse(List<Request<PlanMessage>> batch, RehearsalLog log) {
        List<Applied> results = new ArrayList<>(batch.size());
        for (Request<PlanMessage> r : batch) {
            boolean reachable = r.step().recipient() != null
                    || !r.step().customer().following().isEmpty();
            if (reachable) {
                ObjectNode content = JsonNodeFactory.instance.objectNode();
                content.put("messageClass", r.effect().messageClass().name());
                ArrayNode chain = content.putArray("chain");
                r.effect()
                        .chain()
                        .forEach(way -> chain.addObject()
                                .put("channel", way.channel())
                                .put("version", way.version())
                                .set("content", way.content().deepCopy()));
                log.tell(r.step(), "message", new Note("发送消息", "sends a message"), content);
                if (r.effect().wake()) {
                    log.wake(r.step());
                }
            }
            results.add(Applied.of(new PlanMessage.Planned(reachable)));
        }
        return results;
    }
}
