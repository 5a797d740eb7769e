package io.yujian.gateway.send;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.SendState;
import io.yujian.gateway.outcome.OutcomeCounts;
import io.yujian.gateway.outcome.OutcomeCounts.Changes;
import io.yujian.gateway.send.SendRows.MessageId;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.time.DurationClasses;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends tries and puts tries back, in the caller's transaction. The end of a try that certainly did not reach the person
 * begins the chain's next; the end of the message wakes the run that waits for it, by a timer that is due now.
 */
@Component
class TryBook {
    private final SendRows table;
    private final MessageLedger ledger;
    private final Outbox outbox;
    private final Timers timers;
    private final Receipts receipts;
    private final SendFigures figures;
    private final OutcomeCounts outcomes;
    private final Ids ids;

    TryBook(
            SendRows table,
            MessageLedger ledger,
            Outbox outbox,
            Timers timers,
            Receipts receipts,
            SendFigures figures,
            OutcomeCounts outcomes,
            Ids ids) {
        this.table = table;
        this.ledger = ledger;
        this.outbox = outbox;
        this.timers = timers;
        this.receipts = receipts;
        this.figures = figures;
        this.outcomes = outcomes;
        this.ids = ids;
    }

    /**
     * @param messageId the platform's, when a result event will name it
     * @param chainGoesOn false when no other channel may try either (expired, forbidden by a guard)
     */
    record End(
            TryRow row,
            SendState state,
            @Nullable String reason,
            @Nullable String messageId,
            boolean chainGoesOn) {}

    /** @param maybe when a call was made whose answer was lost; null when certainly nothing went out */
    record Back(
            TryRow row,
            Instant nextAt,
            String reason,
            @Nullable Instant maybe) {}

    void end(List<End> ends, Instant now) {
        if (ends.isEmpty()) {
            return;
        }
        Map<Group, List<End>> groups = new LinkedHashMap<>();
        ends.forEach(e -> groups.computeIfAbsent(new Group(e.state(), e.reason()), g -> new ArrayList<>())
                .add(e));
        groups.forEach((group, members) -> finish(group, members, now));
        List<TryRow> next = new ArrayList<>();
        List<OutboxItem> items = new ArrayList<>();
        List<Timer> wakes = new ArrayList<>();
        Changes changes = new Changes();
        for (End end : ends) {
            TryRow row = end.row();
            List<ChannelContent> rest = restOfChain(end);
            count(end, !rest.isEmpty(), now, changes);
            if (!rest.isEmpty()) {
                TryRow following = ledger.following(row, rest, now);
                next.add(following);
                items.add(MessageLedger.item(following, now));
            } else if (row.wakeRun() != 0) {
                wakes.add(new Timer((byte) row.lane(), now, ids.next(), row.wakeRun(), row.wakeNo()));
            }
        }
        if (!next.isEmpty()) {
            next.sort(Comparator.comparing(TryRow::key));
            table.insert(next);
            outbox.add(items);
        }
        timers.schedule(wakes);
        figures.count(ends, now);
        outcomes.write(changes);
    }

    private static void count(End end, boolean another, Instant now, Changes changes) {
        TryRow row = end.row();
        Changes.Of message = changes.of(
                row.sourceKind(),
                row.sourceRef(),
                row.version(),
                row.key().sourceId(),
                row.key().node());
        if (another) {
            message.passed(end.reason());
            return;
        }
        message.ended(end.state(), end.reason());
        if (end.state() == SendState.SENT) {
            Duration took = Duration.between(row.causedAt(), now);
            message.took(took, DurationClasses.of(took.toMillis()));
        }
    }

    private void finish(Group group, List<End> members, Instant now) {
        TreeSet<TryKey> keys = new TreeSet<>();
        List<MessageId> named = new ArrayList<>();
        List<Receipts.Expected> expected = new ArrayList<>();
        for (End end : members) {
            keys.add(end.row().key());
            if (end.messageId() != null) {
                named.add(new MessageId(end.row().key(), end.messageId()));
                expected.add(new Receipts.Expected(
                        end.row().accountId(), end.messageId(), end.row().key()));
            }
        }
        table.finish(keys, States.number(group.state()), group.reason(), now, named);
        receipts.expect(expected, now);
    }

    private List<ChannelContent> restOfChain(End end) {
        boolean failed = end.state() == SendState.REFUSED || end.state() == SendState.NOT_SENT;
        if (!failed || !end.chainGoesOn()) {
            return List.of();
        }
        List<ChannelContent> chain = ledger.chain(end.row());
        return chain.subList(1, chain.size());
    }

    /** With the ticket they had: the row knows its item again. */
    void putBack(List<Back> backs) {
        if (backs.isEmpty()) {
            return;
        }
        Map<BackGroup, TreeSet<TryKey>> groups = new LinkedHashMap<>();
        for (Back back : backs) {
            groups.computeIfAbsent(new BackGroup(back.reason(), back.maybe()), g -> new TreeSet<>())
                    .add(back.row().key());
        }
        groups.forEach((group, keys) -> table.putBack(keys, group.reason(), group.maybe()));
        queue(backs);
    }

    /** As {@link #putBack}, but nothing was tried: the ledger only says once what the message waits for. */
    void requeue(List<Back> backs) {
        Map<String, TreeSet<TryKey>> groups = new LinkedHashMap<>();
        for (Back back : backs) {
            groups.computeIfAbsent(back.reason(), g -> new TreeSet<>())
                    .add(back.row().key());
        }
        groups.forEach((reason, keys) -> table.hold(keys, reason));
        queue(backs);
    }

    private void queue(List<Back> backs) {
        outbox.add(backs.stream()
                .map(back -> MessageLedger.item(back.row(), back.nextAt()))
                .toList());
    }

    private record Group(SendState state, @Nullable String reason) {}

    private record BackGroup(String reason, @Nullable Instant maybe) {}
}
