package io.yujian.journey.webhook;

import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans calls, and tells what became of them. */
@Component
public class Calls implements OutsideCalls {
    private final CallRows rows;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    Calls(CallRows rows, Outbox outbox, Ids ids, InstantSource clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(List<Planned> calls) {
        if (calls.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<CallRows.Row> planned = new ArrayList<>(calls.size());
        for (Planned call : calls) {
            planned.add(new CallRows.Row(
                    call.key(),
                    call.webhookId(),
                    call.journeyId(),
                    call.customerId(),
                    call.lane(),
                    CallState.PLANNED,
                    ids.next(),
                    0,
                    now,
                    call.giveUpAt(),
                    call.wakeNo(),
                    call.body(),
                    0,
                    null,
                    null,
                    null,
                    now));
        }
        planned.sort(Comparator.comparing(CallRows.Row::key));
        rows.insert(planned);
        outbox.add(planned.stream().map(row -> item(row, now)).toList());
    }

    /** The outbox item that alone may act on the row: its id is the row's ticket. */
    static OutboxItem item(CallRows.Row row, Instant at) {
        byte slot = (byte) (Long.hashCode(row.key().runId()) & 15);
        return new OutboxItem(
                OutboxItem.KIND_CALL,
                row.lane(),
                slot,
                at,
                row.ticket(),
                0,
                row.key().ref());
    }

    @Override
    public Map<CallKey, Outcome> outcomes(Collection<CallKey> keys) {
        Map<CallKey, Outcome> found = new HashMap<>();
        if (!keys.isEmpty()) {
            rows.find(keys)
                    .forEach(row ->
                            found.put(row.key(), new Outcome(row.state(), row.status(), row.reason(), row.answer())));
        }
        return found;
    }

    /**
     * One line of the log.
     *
     * @param customerId 0 for a trial
     */
    public record WebhookCallView(
            String runId,
            String journeyId,
            String customerId,
            String node,
            String state,
            int attempts,
            int status,
            @Nullable String reason,
            Instant plannedAt,
            @Nullable Instant doneAt,
            @Nullable Instant nextAt) {}

    /** The youngest first. */
    public List<WebhookCallView> log(long webhookId, Instant before, int limit) {
        return rows.ofWebhook(webhookId, before, limit).stream()
                .map(r -> new WebhookCallView(
                        Long.toString(r.key().runId()),
                        Long.toString(r.journeyId()),
                        Long.toString(r.customerId()),
                        r.key().node(),
                        r.state().name(),
                        r.attempts(),
                        r.status(),
                        r.reason(),
                        r.plannedAt(),
                        r.doneAt(),
                        r.nextAt()))
                .toList();
    }

    int forget(Instant before) {
        return rows.deleteBefore(before, OldCalls.STEP);
    }
}
