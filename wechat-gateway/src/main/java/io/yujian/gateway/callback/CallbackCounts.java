package io.yujian.gateway.callback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What became of callbacks, as metrics and, where a person should know, as log lines. Safe for any thread. */
@Component
class CallbackCounts {
    private static final Logger log = LoggerFactory.getLogger(CallbackCounts.class);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MeterRegistry meters;
    private final AccountDirectory accounts;
    private final TurnedAway turnedAway;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicLong notStored = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - TELL_NANOS);

    CallbackCounts(MeterRegistry meters, AccountDirectory accounts, TurnedAway turnedAway) {
        this.meters = meters;
        this.accounts = accounts;
        this.turnedAway = turnedAway;
    }

    void stored(boolean duplicate) {
        count(duplicate ? "duplicate" : "stored");
    }

    void refused(String appId, Refused reason) {
        count("refused-" + reason.status());
        ChannelAccount account = reason.status() == 403 ? accounts.find(appId) : null;
        if (account != null) {
            // most often a token or key that was changed on one side only
            turnedAway.count(account.id(), Turned.NOT_OURS);
        }
        log.debug("callback refused: appId={} status={} reason={}", appId, reason.status(), reason.getMessage());
    }

    void goneAway(ChannelAccount account, Exception problem) {
        count("gone-away");
        log.debug("nobody was there for the answer: accountId={} cause={}", account.id(), problem.toString());
    }

    /** Told once a second at most: an overload must not be made worse by telling of it. */
    void notStored(ChannelAccount account, @Nullable Throwable failure) {
        count("unavailable");
        turnedAway.count(account.id(), Turned.NOT_STORED);
        long missed = notStored.incrementAndGet();
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last > TELL_NANOS && toldAt.compareAndSet(last, now)) {
            notStored.addAndGet(-missed);
            log.warn(
                    "callbacks were not stored, the platform will repeat them: number={} lastAccountId={} cause={}",
                    missed,
                    account.id(),
                    String.valueOf(failure));
        }
    }

    private void count(String outcome) {
        counters.computeIfAbsent(outcome, word -> meters.counter("yujian.gateway.callbacks", "outcome", word))
                .increment();
    }
}
