package io.yujian.platform.wakeup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Listeners of this process; hands over to {@link RedisRelay} what others should hear. Safe for any thread. */
@Component
class TopicWakeups implements Wakeups {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWakeups.class);

    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final RedisRelay relay;

    /** @param everyone false: other processes need to know only when nobody listens here */
    private record Nudge(String topic, boolean everyone) {}

    TopicWakeups(RedisRelay relay) {
        this.relay = relay;
        relay.onNudge(this::fireHere);
    }

    @Override
    public void nudge(String topic) {
        afterCommit(new Nudge(topic, true));
    }

    @Override
    public void nudgeOne(String topic) {
        afterCommit(new Nudge(topic, false));
    }

    @Override
    public void listen(String topic, Runnable listener) {
        listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(listener);
    }

    private void fire(Nudge nudge) {
        boolean heard = fireHere(nudge.topic());
        if (nudge.everyone() || !heard) {
            relay.send(nudge.topic());
        }
    }

    private boolean fireHere(String topic) {
        List<Runnable> known = listeners.getOrDefault(topic, List.of());
        for (Runnable listener : known) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("a listener of {} failed; its sweep will find the work", topic, e);
            }
        }
        return !known.isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void afterCommit(Nudge nudge) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            fire(nudge);
            return;
        }
        Set<Nudge> waiting = (Set<Nudge>) TransactionSynchronizationManager.getResource(this);
        if (waiting != null) {
            waiting.add(nudge);
            return;
        }
        Set<Nudge> fresh = new LinkedHashSet<>();
        fresh.add(nudge);
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                fresh.forEach(TopicWakeups.this::fire);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(TopicWakeups.this);
            }
        });
    }
}
