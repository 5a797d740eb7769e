package io.yujian.gateway.limit;

import io.yujian.gateway.setting.GatewayProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts unknowns in a row: an outage would otherwise turn a whole campaign into messages that nobody can account for. */
@Component
public class UnknownStreaks {
    private final Pauses pauses;
    private final int most;
    private final Duration pause;
    private final Map<String, AtomicInteger> streaks = new ConcurrentHashMap<>();

    UnknownStreaks(Pauses pauses, GatewayProperties properties) {
        this.pauses = pauses;
        this.most = properties.sender().unknownsToPause();
        this.pause = properties.sender().unknownsPause();
    }

    public void unknown(long accountId, String api) {
        int now = streaks.computeIfAbsent(accountId + ":" + api, k -> new AtomicInteger())
                .incrementAndGet();
        if (now == most || now > most && pauses.any(accountId, api) && pauses.ended(accountId, api)) {
            pauses.begin(accountId, api, "unknowns", pause);
        }
    }

    /** The platform answered, yes or no. */
    public void answered(long accountId, String api) {
        AtomicInteger streak = streaks.get(accountId + ":" + api);
        if (streak != null && streak.get() != 0) {
            streak.set(0);
        }
        if (pauses.any(accountId, api)) {
            pauses.end(accountId, api);
        }
    }
}
