package io.yujian.journey.webhook;

import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxClaim;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One claim of due calls: taken in one transaction, made side by side outside of any, written in a second one. A repeat
 * carries the same key, so unlike a message an unanswered call is simply made again; what a lost process had in hand is
 * taken over with new tickets, so that a process that was only slow cannot write a result any more.
 */
@Component
class CallRound implements DisposableBean {
    static final int MOST_TRIES = 12;
    private static final int BATCH = 16;
    /** Longer than the slowest call and the writing of its result. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Logger LOG = LoggerFactory.getLogger(CallRound.class);

    private final Outbox outbox;
    private final CallRows rows;
    private final WebhookBook book;
    private final HttpCalls http;
    private final Timers timers;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(3 * BATCH, task -> {
        Thread thread = new Thread(task, "yujian-webhook-call");
        thread.setDaemon(true);
        return thread;
    });

    CallRound(
            Outbox outbox,
            CallRows rows,
            WebhookBook book,
            HttpCalls http,
            Timers timers,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock) {
        this.outbox = outbox;
        this.rows = rows;
        this.book = book;
        this.http = http;
        this.timers = timers;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    private record Taken(OutboxClaim claim, List<CallRows.Row> calls) {}

    /** @return false when nothing was due */
    boolean work(byte lane) {
        Optional<Taken> taken = transactions.get(() ->
                outbox.claim(OutboxItem.KIND_CALL, lane, BATCH, LEASE).map(claim -> new Taken(claim, valid(claim))));
        taken.ifPresent(this::finish);
        return taken.isPresent();
    }

    /** @return false when no process was lost */
    boolean takeOver() {
        Optional<Taken> taken = transactions.get(
                () -> outbox.takeOver(OutboxItem.KIND_CALL, LEASE).map(claim -> new Taken(claim, renewed(claim))));
        taken.ifPresent(lost -> {
            LOG.warn(
                    "took over calls of a worker that is gone; they are made again under their keys: calls={}",
                    lost.calls().size());
            finish(lost);
        });
        return taken.isPresent();
    }

    /** Rows whose one valid item is here; anything else is a left-over of a second plan. */
    private List<CallRows.Row> valid(OutboxClaim claim) {
        Set<Long> tickets = tickets(claim);
        return rows.find(keys(claim)).stream()
                .filter(row -> row.state() == CallState.PLANNED && tickets.contains(row.ticket()))
                .toList();
    }

    private List<CallRows.Row> renewed(OutboxClaim claim) {
        Set<Long> tickets = tickets(claim);
        List<CallRows.Row> again = new ArrayList<>();
        for (CallRows.Row row : rows.lockPlanned(keys(claim))) {
            if (tickets.contains(row.ticket())) {
                long ticket = ids.next();
                rows.ticket(row.key(), ticket);
                again.add(with(row, ticket));
            }
        }
        return again;
    }

    private static SortedSet<CallKey> keys(OutboxClaim claim) {
        return claim.items().stream()
                .map(item -> CallKey.ofRef(item.ref()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Long> tickets(OutboxClaim claim) {
        return claim.items().stream().map(OutboxItem::id).collect(Collectors.toSet());
    }

    private static CallRows.Row with(CallRows.Row r, long ticket) {
        return new CallRows.Row(
                r.key(),
                r.webhookId(),
                r.journeyId(),
                r.customerId(),
                r.lane(),
                r.state(),
                ticket,
                r.attempts(),
                r.plannedAt(),
                r.giveUpAt(),
                r.wakeNo(),
                r.body(),
                r.status(),
                r.reason(),
                r.answer(),
                r.doneAt(),
                r.nextAt());
    }

    private void finish(Taken taken) {
        List<Future<CallResult>> made = new ArrayList<>();
        Map<Long, Optional<Webhook>> hooks = new HashMap<>();
        for (CallRows.Row row : taken.calls()) {
            Optional<Webhook> hook = hooks.computeIfAbsent(row.webhookId(), book::open);
            made.add(threads.submit(() -> call(hook, row)));
        }
        List<CallResult> results = new ArrayList<>();
        for (Future<CallResult> one : made) {
            results.add(await(one));
        }
        transactions.run(() -> record(taken, results));
    }

    private static CallResult await(Future<CallResult> one) {
        try {
            return one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e); // the claim lapses and is taken over
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.error("a call failed in this program; it is tried again", e.getCause());
            return CallResult.again(0, "程序内部错误");
        }
    }

    private CallResult call(Optional<Webhook> hook, CallRows.Row row) {
        if (hook.isEmpty() || !hook.get().enabled()) {
            return CallResult.failed(0, hook.isEmpty() ? "外部接口已删除" : "外部接口已停用");
        }
        return http.post(hook.get(), row.body(), row.key().idempotencyKey());
    }

    private void record(Taken taken, List<CallResult> results) {
        Instant now = clock.instant();
        // Whose ticket is not the row's any more was overtaken; its result must wake nobody.
        Map<CallKey, CallRows.Row> mine = new HashMap<>();
        if (!taken.calls().isEmpty()) {
            rows.lockPlanned(taken.calls().stream()
                            .map(CallRows.Row::key)
                            .sorted()
                            .toList())
                    .forEach(row -> mine.put(row.key(), row));
        }
        List<CallRows.Outcome> outcomes = new ArrayList<>();
        List<OutboxItem> again = new ArrayList<>();
        List<Timer> wakes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            CallRows.Row row = taken.calls().get(i);
            CallRows.Row stored = mine.get(row.key());
            if (stored == null || stored.ticket() != row.ticket()) {
                continue;
            }
            CallRows.Outcome outcome = outcome(row, results.get(i), now);
            outcomes.add(outcome);
            if (outcome.nextAt() != null) {
                again.add(Calls.item(row, outcome.nextAt()));
            } else if (row.wakeNo() != 0) {
                wakes.add(new Timer(row.lane(), now, ids.next(), row.key().runId(), row.wakeNo()));
            }
        }
        if (!outcomes.isEmpty()) {
            rows.record(outcomes, now);
        }
        outbox.add(again);
        if (!wakes.isEmpty()) {
            timers.schedule(wakes);
        }
        outbox.settle(taken.claim());
    }

    private static CallRows.Outcome outcome(CallRows.Row row, CallResult result, Instant now) {
        if (result.state() != CallState.PLANNED) {
            return new CallRows.Outcome(row, result.state(), result, null);
        }
        Instant next = now.plus(pause(row.attempts()));
        Instant last = row.plannedAt().plus(LONGEST);
        boolean over = row.attempts() + 1 >= MOST_TRIES || next.isAfter(row.giveUpAt()) || next.isAfter(last);
        return over
                ? new CallRows.Outcome(row, CallState.GIVEN_UP, result, null)
                : new CallRows.Outcome(row, CallState.PLANNED, result, next);
    }

    /** Five seconds, then twice as long each time. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
