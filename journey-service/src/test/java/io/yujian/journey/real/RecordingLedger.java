package io.yujian.journey.real;

import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps what was planned by transactions that committed; nothing is sent until a test says so. */
@Component
@Primary
public class RecordingLedger implements OutboundMessages {
    private final Map<SendKey, PlannedMessage> planned = new HashMap<>();
    private final Map<SendKey, SendOutcome> settled = new HashMap<>();
    private final List<SendKey> twice = new ArrayList<>();

    @Override
    public void plan(List<PlannedMessage> messages) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(messages);
            }
        });
    }

    private synchronized void keep(List<PlannedMessage> messages) {
        for (PlannedMessage message : messages) {
            if (planned.putIfAbsent(message.key(), message) != null) {
                twice.add(message.key());
            }
        }
    }

    @Override
    public Set<SendKey> tapped(Collection<SendKey> keys) {
        return Set.of();
    }

    @Override
    public synchronized Map<SendKey, SendOutcome> outcomes(Collection<SendKey> keys) {
        Map<SendKey, SendOutcome> found = new HashMap<>();
        keys.stream().filter(settled::containsKey).forEach(key -> found.put(key, settled.get(key)));
        return found;
    }

    public synchronized void settle(PlannedMessage message, SendState state) {
        settled.put(
                message.key(),
                new SendOutcome(message.key(), state, message.chain().get(0).channel(), null));
    }

    public synchronized List<PlannedMessage> of(long journeyId) {
        return planned.values().stream().filter(m -> m.sourceRef() == journeyId).toList();
    }

    /** Keys that two committed transactions planned. */
    synchronized List<SendKey> twice() {
        return List.copyOf(twice);
    }
}
