package io.yujian.platform.wakeup;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One channel for all topics, and a thread of its own, so that a slow Redis holds up nobody. */
@Component
class RedisBroadcast implements Broadcast, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RedisBroadcast.class);
    private static final String CHANNEL = "yujian:news";
    private static final Duration ROUND = Duration.ofMillis(400);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final @Nullable RedissonClient redis;
    private final String self;
    private final List<Share> shares = new CopyOnWriteArrayList<>();
    private final WorkerLoop thread = new WorkerLoop("broadcast", WorkLane.REQUEST, nudged -> round());
    private boolean subscribed;

    private record Share(String topic, Supplier<@Nullable String> news, Consumer<String> heard) {}

    RedisBroadcast(ObjectProvider<RedissonClient> redis, NodeLease node) {
        this.redis = redis.getIfAvailable();
        this.self = node.owner();
    }

    @Override
    public void share(String topic, Supplier<@Nullable String> news, Consumer<String> heard) {
        shares.add(new Share(topic, news, heard));
    }

    private Duration round() {
        RedissonClient client = redis;
        if (client == null || shares.isEmpty()) {
            return REST;
        }
        try {
            RTopic channel = client.getTopic(CHANNEL, StringCodec.INSTANCE);
            if (!subscribed) {
                channel.addListener(String.class, (name, message) -> receive(message));
                subscribed = true;
            }
            for (Share share : shares) {
                String news = share.news().get();
                if (news != null) {
                    channel.publish(self + ' ' + share.topic() + ' ' + news);
                }
            }
            return ROUND;
        } catch (RuntimeException e) {
            LOG.debug("nothing is broadcast while Redis is away", e);
            return REST;
        }
    }

    private void receive(String message) {
        String[] parts = message.split(" ", 3);
        if (parts.length < 3 || parts[0].equals(self)) {
            return;
        }
        for (Share share : shares) {
            if (share.topic().equals(parts[1])) {
                share.heard().accept(parts[2]);
            }
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
}
