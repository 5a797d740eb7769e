package io.yujian.platform.wakeup;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries nudges to other processes over one Redis channel, from a thread of its own, each topic at most once per round.
 * While Redis is gone nudges are dropped, and that is said once.
 */
@Component
class RedisRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RedisRelay.class);
    private static final String CHANNEL = "yujian:wakeups";
    private static final Duration ROUND = Duration.ofMillis(5);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final @Nullable RedissonClient redis;
    private final String self;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final WorkerLoop thread = new WorkerLoop("wakeup-relay", WorkLane.REQUEST, this::round);
    private volatile Consumer<String> receiver = topic -> {};
    private boolean subscribed;
    private volatile boolean gone;

    RedisRelay(ObjectProvider<RedissonClient> redis, NodeLease node) {
        this.redis = redis.getIfAvailable();
        this.self = node.owner();
    }

    void onNudge(Consumer<String> listener) {
        receiver = listener;
    }

    void send(String topic) {
        if (redis != null && waiting.add(topic)) {
            thread.wake();
        }
    }

    /** True while Redis is configured and cannot be reached. */
    boolean isGone() {
        return gone;
    }

    private Duration round(boolean nudged) {
        RedissonClient client = redis;
        if (client == null) {
            return REST;
        }
        try {
            RTopic channel = client.getTopic(CHANNEL, StringCodec.INSTANCE);
            if (!subscribed) {
                channel.addListener(String.class, (name, message) -> receive(message));
                subscribed = true;
            }
            if (waiting.isEmpty()) {
                channel.countSubscribers(); // nothing to say: asks whether Redis is there
            }
            for (String topic : Set.copyOf(waiting)) {
                waiting.remove(topic);
                channel.publish(self + ' ' + topic);
            }
            if (gone) {
                gone = false;
                LOG.info("Redis is back: processes nudge each other again");
            }
            LockSupport.parkNanos(ROUND.toNanos()); // what comes in meanwhile goes out together
            return waiting.isEmpty() ? REST : Duration.ZERO;
        } catch (RuntimeException e) {
            waiting.clear();
            if (!gone) {
                gone = true;
                LOG.warn(
                        "Redis cannot be reached: processes find each other's work by sweeping, up to a second later: {}",
                        e.toString());
            }
            return REST;
        }
    }

    private void receive(String message) {
        int cut = message.indexOf(' ');
        if (cut > 0 && !message.startsWith(self)) {
            receiver.accept(message.substring(cut + 1));
        }
    }

    @Override
    public void start() {
        if (redis != null) {
            thread.start();
        }
    }

    @Override
    public void stop() {
        thread.stop(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    @Override
    public int getPhase() {
        return 50;
    }
}
