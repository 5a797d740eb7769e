package io.yujian.member.live;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows on every node what the others handle, a few times a second, over Redis. Without Redis a console sees what its own
 * node handles.
 */
@Component
class ShareLiveEvents implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ShareLiveEvents.class);
    private static final String CHANNEL = "yujian:live";
    private static final int MOST_AT_ONCE = 20;
    private static final Duration ROUND = Duration.ofMillis(400);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final @Nullable RedissonClient redis;
    private final LiveEvents events;
    private final JsonMapper json;
    private final String self;
    private final WorkerLoop thread = new WorkerLoop("live-share", WorkLane.REQUEST, nudged -> round());
    private boolean subscribed;
    private long shared;

    ShareLiveEvents(ObjectProvider<RedissonClient> redis, LiveEvents events, JsonMapper json, NodeLease node) {
        this.redis = redis.getIfAvailable();
        this.events = events;
        this.json = json;
        this.self = node.owner();
    }

    /** @param node who handled them */
    record Shared(String node, List<LiveEvent> events) {}

    private Duration round() {
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
            List<LiveEvents.Numbered> fresh = events.ownAfter(shared, MOST_AT_ONCE);
            if (!fresh.isEmpty()) {
                shared = fresh.get(fresh.size() - 1).number();
                channel.publish(json.writeValueAsString(new Shared(
                        self, fresh.stream().map(LiveEvents.Numbered::event).toList())));
            }
            return ROUND;
        } catch (RuntimeException e) {
            log.debug("live events are not shared while Redis is away", e);
            return REST;
        }
    }

    private void receive(String message) {
        Shared other = json.readValue(message, Shared.class);
        if (!other.node().equals(self)) {
            events.addFromElsewhere(other.events());
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
