package io.yujian.gateway.send;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard;
import io.yujian.gateway.SendState;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.channel.Channels;
import io.yujian.gateway.channel.ReadyMessage;
import io.yujian.gateway.limit.Pauses;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.stop.Stops;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxClaim;
import io.yujian.platform.outbox.OutboxItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes due messages and decides, in one transaction, which of them go out now: stops, pauses, expiry, the final text, the
 * guards of other modules, windows and credits (reserved here). The outbox' claim row stands in for all taken messages
 * until their results are written: a try that is planned and in a lapsed claim may have gone out, so no row has to be
 * marked before its call.
 */
@Component
class ClaimSends {
    private static final Logger log = LoggerFactory.getLogger(ClaimSends.class);
    private static final Duration STOP_LOOK = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final SendRows table;
    private final MessageLedger ledger;
    private final TryBook book;
    private final Reserver reserver;
    private final List<SendGuard> guards;
    private final AccountDirectory accounts;
    private final Channels channels;
    private final Pauses pauses;
    private final Stops stops;
    private final TransactionRetry transactions;
    private final InstantSource clock;
    private final Duration lease;

    ClaimSends(
            Outbox outbox,
            SendRows table,
            MessageLedger ledger,
            TryBook book,
            Reserver reserver,
            ObjectProvider<SendGuard> guards,
            AccountDirectory accounts,
            Channels channels,
            Pauses pauses,
            Stops stops,
            TransactionRetry transactions,
            InstantSource clock,
            GatewayProperties properties) {
        this.outbox = outbox;
        this.table = table;
        this.ledger = ledger;
        this.book = book;
        this.reserver = reserver;
        this.guards = guards.orderedStream().toList();
        this.accounts = accounts;
        this.channels = channels;
        this.pauses = pauses;
        this.stops = stops;
        this.transactions = transactions;
        this.clock = clock;
        this.lease = properties.sender().lease();
    }

    /**
     * @param found nothing was due when false
     * @param claimed null when nothing of what was taken goes out now
     */
    record Round(boolean found, @Nullable Claimed claimed) {}

    Round claim(byte lane, int limit) {
        return take(stopped ->
                stopped.everything() ? Optional.empty() : outbox.claim(OutboxItem.KIND_MESSAGE, lane, limit, lease));
    }

    /** As {@link #claim}, of what was handed over when it was planned. */
    Round begin(OutboxClaim handed) {
        return take(stopped -> {
            if (stopped.everything()) {
                outbox.giveBack(handed);
                return Optional.empty();
            }
            return outbox.begin(handed, lease);
        });
    }

    /** This process ends; another one, or a later one, finds them in the queue at once. */
    void giveBack(OutboxClaim handed) {
        try {
            WorkLane.TRIGGERED.run(() -> transactions.run(() -> outbox.giveBack(handed)));
        } catch (RuntimeException e) {
            log.info("messages that were handed over are left to their lease: {}", e.toString());
        }
    }

    private Round take(Function<Stops.InForce, Optional<OutboxClaim>> taking) {
        long until = System.nanoTime() + lease.toNanos();
        return transactions.get(() -> {
            Stops.InForce stopped = stops.read();
            Optional<OutboxClaim> claim = taking.apply(stopped);
            if (claim.isEmpty()) {
                return new Round(false, null);
            }
            List<Call> calls = decide(valid(claim.get()), stopped);
            if (calls.isEmpty()) {
                outbox.settle(claim.get());
                return new Round(true, null);
            }
            return new Round(true, new Claimed(claim.get(), until, calls));
        });
    }

    /** Rows whose one valid item this is; anything else is a left-over of a second plan. */
    private List<TryRow> valid(OutboxClaim claim) {
        TreeSet<TryKey> keys = new TreeSet<>();
        Set<Long> tickets = new HashSet<>();
        for (OutboxItem item : claim.items()) {
            keys.add(TryKey.ofRef(item.ref()));
            tickets.add(item.id());
        }
        List<TryRow> rows = new ArrayList<>();
        for (TryRow row : table.find(keys)) {
            if (row.state() == States.PLANNED && tickets.contains(row.ticket())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Call> decide(List<TryRow> rows, Stops.InForce stopped) {
        Instant now = clock.instant();
        Decisions decisions = new Decisions();
        for (TryRow row : rows) {
            look(row, stopped, now, decisions);
        }
        List<Call> calls = open(decisions, now);
        calls.addAll(decisions.repeats);
        book.end(decisions.ends, now);
        book.requeue(decisions.backs);
        return calls;
    }

    /** What needs no other rows. */
    private void look(TryRow row, Stops.InForce stopped, Instant now, Decisions decisions) {
        ChannelAccount account = accounts.find(row.accountId());
        List<ChannelContent> chain = ledger.chain(row);
        ChannelContent first = chain.get(0);
        ReadyMessage<?> message = channels.read(first.channel(), first.version(), first.content());
        if (account == null || !account.enabled()) {
            decisions.no(row, account == null ? "account-gone" : "account-disabled", true);
        } else if (message == null) {
            decisions.no(row, "bad-content", true);
        } else if (!message.channel().accountKind().equals(account.kind())) {
            decisions.no(row, "wrong-account-kind", true);
        } else if (row.expiresAt() != null && !now.isBefore(row.expiresAt())) {
            decisions.no(row, "expired", false);
        } else if (stopped.reason(row.accountId(), row.channel()) != null) {
            decisions.back(row, soon(now, STOP_LOOK), "stopped");
        } else {
            Pauses.Pause pause =
                    pauses.inForce(row.accountId(), message.channel().api());
            if (pause != null && pause.barred()) {
                decisions.no(row, pause.reason().substring(Pauses.BARRED.length()), true);
            } else if (pause != null) {
                Instant until = pause.until().isAfter(now) ? pause.until() : now;
                decisions.back(row, soon(until, Duration.ofSeconds(1)), pause.reason());
            } else {
                content(row, account, message, now, decisions);
            }
        }
    }

    private void content(
            TryRow row, ChannelAccount account, ReadyMessage<?> message, Instant now, Decisions decisions) {
        if (row.maybeAt() != null) {
            // may have arrived already: only the same key again, or nobody will ever know
            boolean keyed = now.isBefore(row.maybeAt().plus(message.channel().keyLife()));
            if (keyed) {
                decisions.repeats.add(new Call(row, account, message, null, null));
            } else {
                decisions.ends.add(new TryBook.End(row, SendState.UNKNOWN, "key-lapsed", null, false));
            }
            return;
        }
        String problem = problem(message, row);
        if (problem != null) {
            decisions.no(row, problem, true);
        } else {
            decisions.open.add(new Call(row, account, message, null, null));
        }
    }

    /** The text with its variables filled in can break rules that the draft did not. */
    private static @Nullable String problem(ReadyMessage<?> message, TryRow row) {
        try {
            MessageClass messageClass = MessageClass.values()[row.messageClass()];
            for (ContentProblem problem : message.check(messageClass)) {
                if (problem.error()) {
                    return problem.code().substring(problem.code().lastIndexOf('.') + 1);
                }
            }
            return null;
        } catch (RuntimeException e) {
            return "bad-content";
        }
    }

    /** Windows and credits are looked at before the guards, so that these count no message that cannot go anyway. */
    private List<Call> open(Decisions decisions, Instant now) {
        Reservation reservation = reserver.lock(decisions.open);
        List<Call> candidates = new ArrayList<>();
        for (Call call : decisions.open) {
            String no = reservation.refusal(call, now);
            if (no == null) {
                candidates.add(call);
            } else {
                decisions.no(call.row(), no, true);
            }
        }
        List<Call> calls = new ArrayList<>();
        for (Call call : ask(candidates, decisions)) {
            Call reserved = reservation.take(call, now);
            if (reserved == null) {
                decisions.no(call.row(), "no-window", true);
            } else {
                calls.add(reserved);
            }
        }
        reservation.save();
        return calls;
    }

    /** The guards of other modules, each once for all messages that could go. */
    private List<Call> ask(List<Call> open, Decisions decisions) {
        List<Call> tests = open.stream().filter(call -> isTest(call.row())).toList();
        List<Call> candidates =
                open.stream().filter(call -> !isTest(call.row())).toList();
        for (SendGuard guard : guards) {
            if (candidates.isEmpty()) {
                break;
            }
            List<SendGuard.Verdict> verdicts =
                    guard.check(candidates.stream().map(ClaimSends::pending).toList());
            List<Call> left = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                TryRow row = candidates.get(i).row();
                SendGuard.Verdict verdict = verdicts.get(i);
                Instant until = verdict.until();
                String reason = verdict.reason() == null ? "guard" : verdict.reason();
                if (verdict.allowed()) {
                    left.add(candidates.get(i));
                } else if (until == null) {
                    decisions.no(row, reason, verdict.nextChannel());
                } else {
                    decisions.back(row, until, reason);
                }
            }
            candidates = left;
        }
        List<Call> all = new ArrayList<>(tests);
        all.addAll(candidates);
        return all;
    }

    /** Someone tries an account on a phone of their own: no customer, no rules of the brand. */
    private static boolean isTest(TryRow row) {
        return row.sourceKind().equals("test");
    }

    private static SendGuard.Pending pending(Call call) {
        TryRow row = call.row();
        return new SendGuard.Pending(
                row.key().message(),
                row.sourceKind(),
                row.sourceRef(),
                row.customerId(),
                row.identityId(),
                MessageClass.values()[row.messageClass()],
                row.channel(),
                row.heldFor());
    }

    /** Spread over as long again, so that what was held back does not come in one burst. */
    static Instant soon(Instant from, Duration spread) {
        long ms = spread.toMillis();
        return from.plusMillis(ms + ThreadLocalRandom.current().nextLong(ms + 1));
    }

    private static final class Decisions {
        private final List<Call> open = new ArrayList<>();
        private final List<Call> repeats = new ArrayList<>();
        private final List<TryBook.End> ends = new ArrayList<>();
        private final List<TryBook.Back> backs = new ArrayList<>();

        void no(TryRow row, String reason, boolean chainGoesOn) {
            // what may have gone out is never called "not sent"
            SendState state = row.maybeAt() == null ? SendState.NOT_SENT : SendState.UNKNOWN;
            ends.add(new TryBook.End(row, state, reason, null, chainGoesOn));
        }

        void back(TryRow row, Instant at, String reason) {
            backs.add(new TryBook.Back(row, at, reason, null));
        }
    }
}
