package io.yujian.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One bucket for all nodes, in Redis. While Redis is away it is asked again every five seconds, not for each message. */
@Component
class RedisPermits implements PermitSource {
    private static final Logger log = LoggerFactory.getLogger(RedisPermits.class);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final @Nullable RedissonClient redis;
    private final String script;
    /** Nano time until which Redis is left alone; 0: it is well. */
    private final AtomicLong restUntil = new AtomicLong();

    RedisPermits(ObjectProvider<RedissonClient> redis) {
        this.redis = redis.getIfAvailable();
        try (InputStream in = RedisPermits.class.getResourceAsStream("/lua/borrow.lua")) {
            if (in == null) {
                throw new IllegalStateException("lua/borrow.lua is missing");
            }
            this.script = new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int borrow(String key, double rate, int wanted, boolean bulk) {
        RedissonClient client = redis;
        long rest = restUntil.get();
        if (client == null || rest != 0 && System.nanoTime() - rest < 0) {
            return -1;
        }
        try {
            Long granted = client.getScript(StringCodec.INSTANCE)
                    .eval(
                            RScript.Mode.READ_WRITE,
                            script,
                            RScript.ReturnType.LONG,
                            List.of("yujian:rate:{" + key + "}"),
                            Double.toString(rate),
                            Integer.toString(wanted),
                            bulk ? "1" : "0");
            if (restUntil.getAndSet(0) != 0) {
                log.info("Redis is back: rates are shared between nodes again");
            }
            return granted == null ? -1 : granted.intValue();
        } catch (RuntimeException e) {
            if (restUntil.getAndSet(System.nanoTime() + REST_NANOS) == 0) {
                log.warn("Redis cannot be reached: each node keeps to its own share of the rate: {}", e.toString());
            }
            return -1;
        }
    }
}
