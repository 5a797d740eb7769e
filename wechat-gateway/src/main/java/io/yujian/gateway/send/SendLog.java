package io.yujian.gateway.send;

import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendState;
import io.yujian.gateway.link.LinkUse;
import io.yujian.gateway.link.Links;
import io.yujian.gateway.outcome.OutcomeCounts;
import io.yujian.gateway.send.SendLogMapper.Found;
import io.yujian.gateway.send.SendLogMapper.LogRow;
import io.yujian.gateway.send.SendRows.Held;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The message log: looking things up, and sending again what nobody knows about. */
@Component
class SendLog {
    private static final int PAGE = 50;
    /** A filter on tries may find messages whose last try does not fit; so often more is looked at. */
    private static final int ROUNDS = 5;

    private final SendLogMapper log;
    private final SendRows sends;
    private final MessageLedger ledger;
    private final Outbox outbox;
    private final OutcomeCounts outcomes;
    private final Links links;
    private final AuditLog audit;
    private final InstantSource clock;

    SendLog(
            SendLogMapper log,
            SendRows sends,
            MessageLedger ledger,
            Outbox outbox,
            OutcomeCounts outcomes,
            Links links,
            AuditLog audit,
            InstantSource clock) {
        this.log = log;
        this.sends = sends;
        this.ledger = ledger;
        this.outbox = outbox;
        this.outcomes = outcomes;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. The state that is looked for is that of the last try. */
    CursorPage<SendView> page(SendFilter filter) {
        List<SendView> items = new ArrayList<>();
        Set<SendKey> seen = new LinkedHashSet<>();
        SendFilter from = filter;
        for (int round = 0; round < ROUNDS; round++) {
            List<Found> found = log.search(from, PAGE);
            for (SendView view : load(found, seen)) {
                if (fits(view, filter)) {
                    items.add(view);
                }
            }
            if (found.size() < PAGE) {
                return new CursorPage<>(items, null);
            }
            Found last = found.get(found.size() - 1);
            from = from.before(last.plannedAt(), last.sourceId());
            if (items.size() >= PAGE / 2) {
                break;
            }
        }
        Instant before = from.before();
        return new CursorPage<>(items, before == null ? null : before.toEpochMilli() + "-" + from.beforeSource());
    }

    private static boolean fits(SendView view, SendFilter filter) {
        Integer state = filter.state();
        return (state == null || States.of(state).name().equals(view.state()))
                && (filter.reason() == null || filter.reason().equals(view.reason()));
    }

    private List<SendView> load(List<Found> found, Set<SendKey> seen) {
        Map<SendKey, List<LogRow>> tries = new LinkedHashMap<>();
        for (Found one : found) {
            if (seen.add(one.key())) {
                tries.put(one.key(), new ArrayList<>());
            }
        }
        if (tries.isEmpty()) {
            return List.of();
        }
        for (LogRow row : log.tries(tries.keySet())) {
            List<LogRow> mine = tries.get(row.key());
            if (mine != null) {
                mine.add(row);
            }
        }
        Map<SendKey, List<LinkUse>> used = used(tries.keySet());
        return tries.values().stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> SendView.of(rows, used.getOrDefault(rows.get(0).key(), List.of())))
                .toList();
    }

    private Map<SendKey, List<LinkUse>> used(Collection<SendKey> keys) {
        return links.ofMessages(keys).stream().collect(Collectors.groupingBy(LinkUse::message));
    }

    SendView get(SendKey key) {
        List<LogRow> rows = log.tries(List.of(key));
        if (rows.isEmpty()) {
            throw SendView.notFound();
        }
        return SendView.of(rows, links.ofMessages(List.of(key)));
    }

    /** One more try of a message whose fate nobody knows; the row's lock makes two clicks one. */
    @Transactional
    public void resend(SendKey key) {
        List<LogRow> rows = log.tries(List.of(key));
        if (rows.isEmpty()) {
            throw SendView.notFound();
        }
        LogRow last = rows.get(rows.size() - 1);
        TryKey lastTry = new TryKey(key.sourceId(), key.node(), key.visit(), last.tryNo());
        Held held = first(sends.lock(new TreeSet<>(List.of(lastTry))));
        boolean followed = !sends.lock(new TreeSet<>(List.of(lastTry.next()))).isEmpty();
        if (held == null || followed || States.of(held.state()) != SendState.UNKNOWN) {
            throw YujianException.conflict("send.not-unknown", "只有「结果未知」的消息可以重发，这条消息的状态已经变了");
        }
        TryRow row = sends.find(List.of(lastTry)).get(0);
        TryRow again = ledger.again(row, clock.instant());
        sends.insert(List.of(again));
        outbox.add(List.of(MessageLedger.item(again, clock.instant())));
        OutcomeCounts.Changes changes = new OutcomeCounts.Changes();
        OutcomeCounts.Changes.Of message =
                changes.of(row.sourceKind(), row.sourceRef(), row.version(), key.sourceId(), key.node());
        message.notEnded(SendState.UNKNOWN, last.reason());
        message.passed("resent");
        outcomes.write(changes);
        audit.record("sends.resend", "send:" + SendView.id(key), "结果未知，人工确认后重发");
    }

    private static @Nullable Held first(List<Held> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
