package io.yujian.platform.wakeup;

import io.yujian.platform.overview.FigureSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** A Redis that is gone, on the first page: nothing is lost, but what it costs should be known. */
@Component
class RedisFigures implements FigureSource {
    private final RedisRelay relay;

    RedisFigures(RedisRelay relay) {
        this.relay = relay;
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public List<Warning> warnings() {
        if (!relay.isGone()) {
            return List.of();
        }
        return List.of(new Warning(
                "redis-away",
                "连不上 Redis：不会丢消息，但进程之间要靠轮询发现新工作（最多慢一秒），发送频率按进程数平分。恢复后自动还原，请检查 Redis。",
                "Redis cannot be reached. Nothing is lost; processes find each other's work up to a second later and"
                        + " each keeps to its share of the rates. It mends itself; look at Redis.",
                "/system"));
    }
}
