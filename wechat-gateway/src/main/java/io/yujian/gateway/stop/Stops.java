package io.yujian.gateway.stop;

import io.yujian.gateway.change.Changes;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.stop.StopMapper.StopRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stops in force. Exact where it counts: the claim reads them in its own transaction, so no message is taken after a stop
 * was committed; the cached copy (at most half a second old) only spares work and catches what was taken just before.
 */
@Component
public class Stops {
    private final StopMapper mapper;
    private final InstantSource clock;
    private final Duration restart;
    private volatile List<StopRow> recent = List.of();

    Stops(StopMapper mapper, Changes changes, InstantSource clock, GatewayProperties properties) {
        this.mapper = mapper;
        this.clock = clock;
        this.restart = properties.sender().restart();
        changes.watch(Changes.STOPS, this::reload);
    }

    void reload() {
        recent = mapper.recent(clock.instant().minus(restart));
    }

    /** All stops in force, read in the caller's transaction. */
    public InForce read() {
        return new InForce(mapper.inForce());
    }

    /** As last seen on this node; for a last look before a call. */
    public boolean stopped(long accountId, String channel) {
        for (StopRow stop : recent) {
            if (stop.liftedAt() == null && stop.hits(accountId, channel)) {
                return true;
            }
        }
        return false;
    }

    /** True while any stop is in force. */
    public boolean any() {
        return recent.stream().anyMatch(s -> s.liftedAt() == null);
    }

    /** True while nothing at all may be sent. */
    public boolean everything() {
        return recent.stream().anyMatch(s -> s.liftedAt() == null && s.scope().equals("all"));
    }

    /**
     * How fast the backlog of a stop may go after it was lifted: from a tenth up to full speed. Messages planned after the
     * lift are not slowed down.
     *
     * @return 0.1 to 1
     */
    public double speed(long accountId, String channel, Instant plannedAt) {
        double slowest = 1;
        for (StopRow stop : recent) {
            Instant lifted = stop.liftedAt();
            if (lifted != null && plannedAt.isBefore(lifted) && stop.hits(accountId, channel)) {
                double passed = Duration.between(lifted, clock.instant()).toMillis() / (double) restart.toMillis();
                slowest = Math.min(slowest, Math.max(0.1, passed));
            }
        }
        return slowest;
    }

    /** Stops as one transaction sees them. */
    public static final class InForce {
        private final List<StopRow> stops;

        InForce(List<StopRow> stops) {
            this.stops = stops;
        }

        public boolean everything() {
            return stops.stream().anyMatch(s -> s.scope().equals("all"));
        }

        public @Nullable String reason(long accountId, String channel) {
            for (StopRow stop : stops) {
                if (stop.hits(accountId, channel)) {
                    return "stopped";
                }
            }
            return null;
        }
    }
}
