package io.yujian.gateway.limit;

import io.yujian.gateway.change.Changes;
import io.yujian.gateway.limit.PauseMapper.PauseRow;
import io.yujian.platform.database.TransactionRetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Accounts and APIs that rest because the platform said so, or because too many calls ended without an answer. Known to
 * every node within a second. When a pause has ended, one call is let through as a probe (half open): it ends the pause
 * or begins the next, which is twice as long.
 */
@Component
public class Pauses {
    /** Api word of a pause of everything at an account. */
    public static final String WHOLE_ACCOUNT = "";
    /** Begins the reason of a pause after which messages take another channel instead of waiting. */
    public static final String BARRED = "barred-";

    private static final Logger log = LoggerFactory.getLogger(Pauses.class);
    private static final int MAX_DOUBLINGS = 6;

    private final PauseMapper mapper;
    private final Changes changes;
    private final TransactionRetry transactions;
    private final InstantSource clock;
    private final Map<Key, Instant> probes = new ConcurrentHashMap<>();
    private volatile Map<Key, PauseRow> now = Map.of();

    Pauses(PauseMapper mapper, Changes changes, TransactionRetry transactions, InstantSource clock) {
        this.mapper = mapper;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
        changes.watch(Changes.PAUSES, this::reload);
    }

    void reload() {
        Map<Key, PauseRow> fresh = new HashMap<>();
        for (PauseRow row : mapper.all()) {
            fresh.put(new Key(row.accountId(), row.api()), row);
        }
        probes.keySet().retainAll(fresh.keySet());
        now = fresh;
    }

    /** @param until when to look again */
    public record Pause(String api, String reason, Instant until) {
        /** The platform does not allow this API to the account: waiting will not help, another channel may. */
        public boolean barred() {
            return reason.startsWith(BARRED);
        }
    }

    public List<Pause> of(long accountId) {
        return now.values().stream()
                .filter(row -> row.accountId() == accountId)
                .map(row -> new Pause(row.api(), row.reason(), row.untilAt()))
                .toList();
    }

    /** All pauses, by account. */
    public Map<Long, List<Pause>> byAccount() {
        Map<Long, List<Pause>> found = new HashMap<>();
        now.values()
                .forEach(row -> found.computeIfAbsent(row.accountId(), id -> new ArrayList<>())
                        .add(new Pause(row.api(), row.reason(), row.untilAt())));
        return found;
    }

    /**
     * Whether a call may be made now. After the end of a pause it says yes to one caller per ten seconds until the pause
     * is lifted or renewed.
     */
    public @Nullable Pause inForce(long accountId, String api) {
        Map<Key, PauseRow> all = now;
        if (all.isEmpty()) {
            return null;
        }
        Pause whole = inForce(all, new Key(accountId, WHOLE_ACCOUNT));
        return whole == null ? inForce(all, new Key(accountId, api)) : whole;
    }

    private @Nullable Pause inForce(Map<Key, PauseRow> all, Key key) {
        PauseRow row = all.get(key);
        if (row == null) {
            return null;
        }
        Instant at = clock.instant();
        if (at.isBefore(row.untilAt())) {
            return new Pause(row.api(), row.reason(), row.untilAt());
        }
        Instant next = at.plusSeconds(10);
        boolean[] mine = {false};
        Instant until = probes.compute(key, (k, last) -> {
            if (last == null || !at.isBefore(last)) {
                mine[0] = true;
                return next;
            }
            return last;
        });
        return mine[0] ? null : new Pause(row.api(), row.reason(), until);
    }

    /** True when a success should end a pause. Cheap; asked after each call. */
    public boolean any(long accountId, String api) {
        Map<Key, PauseRow> all = now;
        return !all.isEmpty()
                && (all.containsKey(new Key(accountId, api)) || all.containsKey(new Key(accountId, WHOLE_ACCOUNT)));
    }

    /** True when the API's own pause is over and only probes go out. */
    boolean ended(long accountId, String api) {
        PauseRow row = now.get(new Key(accountId, api));
        return row != null && !clock.instant().isBefore(row.untilAt());
    }

    /** @param first length of the first pause; each that follows directly is twice as long, at most 64 times */
    public void begin(long accountId, String api, String reason, Duration first) {
        PauseRow before = now.get(new Key(accountId, api));
        int doublings = before == null ? 0 : Math.min(before.times(), MAX_DOUBLINGS);
        Instant at = clock.instant();
        Instant until = at.plus(first.multipliedBy(1L << doublings));
        transactions.run(() -> {
            mapper.put(accountId, api, reason, at, until);
            changes.raise(Changes.PAUSES);
        });
        reload();
        log.warn(
                "sending rests, one probe follows when the pause ends: accountId={} api={} reason={} until={}",
                accountId,
                api.isEmpty() ? "all" : api,
                reason,
                until);
    }

    /** A probe went through: both the API and the account are well. */
    public void end(long accountId, String api) {
        if (!ended(accountId, api) && !ended(accountId, WHOLE_ACCOUNT)) {
            return;
        }
        Instant at = clock.instant();
        transactions.run(() -> {
            if (mapper.lift(accountId, api, at) + mapper.lift(accountId, WHOLE_ACCOUNT, at) > 0) {
                changes.raise(Changes.PAUSES);
            }
        });
        reload();
        log.info("sending goes on: accountId={} api={}", accountId, api);
    }

    /** People changed the account or saw it work. */
    public void lift(long accountId) {
        transactions.run(() -> {
            if (mapper.liftAll(accountId) > 0) {
                changes.raise(Changes.PAUSES);
            }
        });
        reload();
    }

    private record Key(long accountId, String api) {}
}
