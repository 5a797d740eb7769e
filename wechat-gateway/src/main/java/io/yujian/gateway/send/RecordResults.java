package io.yujian.gateway.send;

import io.yujian.gateway.SendState;
import io.yujian.gateway.channel.SendNeed;
import io.yujian.gateway.channel.SendResult;
import io.yujian.gateway.channel.SendResult.Effect;
import io.yujian.gateway.send.SendRows.Held;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.gateway.window.CreditKey;
import io.yujian.gateway.window.CreditLedger;
import io.yujian.gateway.window.Person;
import io.yujian.gateway.window.WindowLedger;
import io.yujian.gateway.window.WindowState;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the results of many calls in one transaction and forgets the claims that are complete. A result counts only if
 * its row still carries the ticket under which the call was made: what another node took over in the meantime is its.
 */
@Component
class RecordResults {
    private static final Logger log = LoggerFactory.getLogger(RecordResults.class);
    private static final int MAX_ATTEMPTS = 12;
    private static final Duration MAX_BACK_OFF = Duration.ofMinutes(30);

    private final SendRows table;
    private final TryBook book;
    private final WindowLedger windows;
    private final CreditLedger credits;
    private final Outbox outbox;
    private final TransactionRetry transactions;
    private final InstantSource clock;

    RecordResults(
            SendRows table,
            TryBook book,
            WindowLedger windows,
            CreditLedger credits,
            Outbox outbox,
            TransactionRetry transactions,
            InstantSource clock) {
        this.table = table;
        this.book = book;
        this.windows = windows;
        this.credits = credits;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    void write(List<Finished> results) {
        transactions.run(() -> writeOnce(results));
        Map<Claimed, Integer> done = perClaim(results);
        done.forEach(Claimed::recorded);
    }

    private void writeOnce(List<Finished> results) {
        Instant now = clock.instant();
        learn(results);
        List<Finished> valid = valid(results);
        List<TryBook.End> ends = new ArrayList<>();
        List<TryBook.Back> backs = new ArrayList<>();
        List<TryBook.Back> held = new ArrayList<>();
        for (Finished finished : valid) {
            sort(finished, now, ends, backs, held);
        }
        book.end(ends, now);
        book.putBack(backs);
        book.requeue(held);
        perClaim(results).forEach((claimed, n) -> {
            if (claimed.open() == n) {
                outbox.settle(claimed.claim());
            }
        });
    }

    private static Map<Claimed, Integer> perClaim(List<Finished> results) {
        Map<Claimed, Integer> counts = new HashMap<>();
        results.forEach(r -> counts.merge(r.call().claimed(), 1, Integer::sum));
        return counts;
    }

    private List<Finished> valid(List<Finished> results) {
        Map<TryKey, Held> held = new HashMap<>();
        TreeSet<TryKey> keys = new TreeSet<>();
        results.forEach(r -> keys.add(r.call().row().key()));
        table.lock(keys).forEach(h -> held.put(h.key(), h));
        List<Finished> valid = new ArrayList<>();
        for (Finished result : results) {
            TryRow row = result.call().row();
            Held now = held.get(row.key());
            if (now != null && now.state() == row.state() && now.ticket() == row.ticket()) {
                valid.add(result);
            } else {
                log.warn(
                        "late result is dropped, another node had taken the message over: traceId={} result={}",
                        row.traceId(),
                        result.result());
            }
        }
        return valid;
    }

    private static void sort(
            Finished finished, Instant now, List<TryBook.End> ends, List<TryBook.Back> backs, List<TryBook.Back> held) {
        TryRow row = finished.call().row();
        SendResult result = finished.result();
        if (result instanceof SendResult.Accepted accepted) {
            ends.add(new TryBook.End(row, SendState.SENT, null, accepted.messageId(), false));
        } else if (result instanceof SendResult.Unknown unknown) {
            ends.add(new TryBook.End(row, SendState.UNKNOWN, unknown.reason(), null, false));
        } else if (result instanceof SendResult.Refused refused) {
            // with a key, an earlier call may have been the one that arrived
            SendState state = row.maybeAt() == null ? SendState.REFUSED : SendState.UNKNOWN;
            ends.add(new TryBook.End(row, state, refused.reason(), null, true));
        } else if (result instanceof SendResult.NotSent not) {
            SendState state = row.maybeAt() == null ? SendState.NOT_SENT : SendState.UNKNOWN;
            ends.add(new TryBook.End(row, state, not.reason(), null, true));
        } else if (result instanceof SendResult.Held hold) {
            // a row that was taken over has to become planned again, others are
            List<TryBook.Back> list = row.state() == States.PLANNED ? held : backs;
            list.add(new TryBook.Back(row, ClaimSends.soon(now, hold.after()), hold.reason(), row.maybeAt()));
        } else if (result instanceof SendResult.Later later) {
            later(finished, later, now, ends, backs);
        }
    }

    private static void later(
            Finished finished, SendResult.Later later, Instant now, List<TryBook.End> ends, List<TryBook.Back> backs) {
        TryRow row = finished.call().row();
        Instant maybe = maybe(finished, later);
        if (row.attempts() + 1 >= MAX_ATTEMPTS) {
            SendState state = maybe == null ? SendState.NOT_SENT : SendState.UNKNOWN;
            ends.add(new TryBook.End(row, state, later.reason(), null, true));
            return;
        }
        Duration after = later.after() == null ? backOff(row.attempts()) : later.after();
        long spread = ThreadLocalRandom.current().nextLong(after.toMillis() / 2 + 1);
        backs.add(new TryBook.Back(row, now.plus(after).plusMillis(spread), later.reason(), maybe));
    }

    /** When the first call was made that may have arrived; null when none was. */
    private static @Nullable Instant maybe(Finished finished, SendResult.Later later) {
        Instant before = finished.call().row().maybeAt();
        return before == null && later.reason().equals("repeat-with-key") ? finished.at() : before;
    }

    private static Duration backOff(int attempts) {
        Duration wait = Duration.ofSeconds(1L << Math.min(attempts, 11));
        return wait.compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : wait;
    }

    /** Windows and credits, before any row of the ledger is locked. */
    private void learn(List<Finished> results) {
        List<WindowState.Reserved> back = new ArrayList<>();
        List<CreditKey> creditBack = new ArrayList<>();
        List<CreditKey> noCredit = new ArrayList<>();
        Map<Person, Instant> shut = new TreeMap<>();
        Map<Person, Instant> left = new TreeMap<>();
        for (Finished finished : results) {
            Call call = finished.call();
            SendResult result = finished.result();
            Person person = Reserver.person(call);
            if (result instanceof SendResult.Refused refused) {
                if (refused.effect() == Effect.WINDOW_SHUT) {
                    shut.put(person, finished.at());
                } else if (refused.effect() == Effect.NOT_FOLLOWING) {
                    left.put(person, finished.at());
                } else if (refused.effect() == Effect.NO_CREDIT
                        && call.message().need() instanceof SendNeed.Credit credit) {
                    noCredit.add(Reserver.creditKey(call, credit));
                }
            }
            boolean unused = result instanceof SendResult.Later
                    || result instanceof SendResult.Held
                    || result instanceof SendResult.NotSent
                    || result instanceof SendResult.Refused refusal && refusal.effect() != Effect.WINDOW_SHUT;
            if (unused && call.window() != null) {
                back.add(call.window());
            }
            if (unused && call.credit() != null && !noCredit.contains(call.credit())) {
                creditBack.add(call.credit());
            }
        }
        if (!back.isEmpty() || !shut.isEmpty() || !left.isEmpty()) {
            windows.learn(back, shut, left);
        }
        if (!creditBack.isEmpty() || !noCredit.isEmpty()) {
            credits.learn(creditBack, noCredit);
        }
    }
}
