package io.yujian.gateway.send;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.SendState;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.channel.Channels;
import io.yujian.gateway.channel.ReadyMessage;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxClaim;
import io.yujian.platform.outbox.OutboxItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes over claims whose worker is gone. Each message of such a claim that has no result may have been called for: with
 * an idempotency key that the platform still remembers it goes out again under the same key, else it is unknown. Its row
 * gets a new ticket, so a worker that was only slow cannot write a result any more.
 */
@Component
class TakeOverSends {
    private static final Logger log = LoggerFactory.getLogger(TakeOverSends.class);

    private final Outbox outbox;
    private final SendRows table;
    private final MessageLedger ledger;
    private final TryBook book;
    private final AccountDirectory accounts;
    private final Channels channels;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration lease;

    TakeOverSends(
            Outbox outbox,
            SendRows table,
            MessageLedger ledger,
            TryBook book,
            AccountDirectory accounts,
            Channels channels,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock,
            GatewayProperties properties) {
        this.outbox = outbox;
        this.table = table;
        this.ledger = ledger;
        this.book = book;
        this.accounts = accounts;
        this.channels = channels;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.lease = properties.sender().lease();
    }

    ClaimSends.Round takeOver() {
        long until = System.nanoTime() + lease.toNanos();
        return transactions.get(() -> {
            OutboxClaim claim = outbox.takeOver(OutboxItem.KIND_MESSAGE, lease).orElse(null);
            if (claim == null) {
                return new ClaimSends.Round(false, null);
            }
            List<Call> repeats = resolve(claim);
            if (repeats.isEmpty()) {
                outbox.settle(claim);
                return new ClaimSends.Round(true, null);
            }
            return new ClaimSends.Round(true, new Claimed(claim, until, repeats));
        });
    }

    private List<Call> resolve(OutboxClaim claim) {
        Instant now = clock.instant();
        Map<TryKey, OutboxItem> items = new HashMap<>();
        claim.items().forEach(item -> items.put(TryKey.ofRef(item.ref()), item));
        TreeSet<TryKey> keys = new TreeSet<>(items.keySet());
        table.lock(keys);
        List<Call> repeats = new ArrayList<>();
        List<TryBook.End> ends = new ArrayList<>();
        for (TryRow row : table.find(keys)) {
            OutboxItem item = items.get(row.key());
            boolean open = row.state() == States.SENDING
                    || row.state() == States.PLANNED && item != null && item.id() == row.ticket();
            if (!open || item == null) {
                continue;
            }
            long ticket = ids.next();
            Call repeat = repeat(row, item, ticket, now);
            if (repeat == null) {
                ends.add(new TryBook.End(row, SendState.UNKNOWN, "worker-lost", null, false));
            } else {
                table.takeOver(row.key(), ticket);
                repeats.add(repeat);
            }
        }
        book.end(ends, now);
        log.warn(
                "took over messages of a worker that is gone: again={} unknown={}; the unknown ones are on the message"
                        + " log for people to decide",
                repeats.size(),
                ends.size());
        return repeats;
    }

    /** The first call was made after the item was due, so the key is surely alive for its life from then. */
    private @org.jspecify.annotations.Nullable Call repeat(TryRow row, OutboxItem item, long ticket, Instant now) {
        ChannelAccount account = accounts.find(row.accountId());
        ChannelContent first = ledger.chain(row).get(0);
        ReadyMessage<?> message = channels.read(first.channel(), first.version(), first.content());
        if (account == null || message == null) {
            return null;
        }
        Instant called = row.maybeAt() == null ? item.nextAt() : row.maybeAt();
        if (!now.isBefore(called.plus(message.channel().keyLife()))) {
            return null;
        }
        return new Call(taken(row, ticket, called), account, message, null, null);
    }

    private static TryRow taken(TryRow r, long ticket, Instant called) {
        return new TryRow(
                r.sourceId(),
                r.node(),
                r.visit(),
                r.tryNo(),
                r.sourceKind(),
                r.sourceRef(),
                r.version(),
                r.customerId(),
                r.identityId(),
                r.accountId(),
                r.recipient(),
                r.channel(),
                r.messageClass(),
                r.lane(),
                States.SENDING,
                ticket,
                r.attempts(),
                r.traceId(),
                r.causedAt(),
                r.plannedAt(),
                r.expiresAt(),
                called,
                r.wakeRun(),
                r.wakeNo(),
                r.preview(),
                r.payload());
    }
}
