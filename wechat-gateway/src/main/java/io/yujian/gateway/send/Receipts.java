package io.yujian.gateway.send;

import io.yujian.gateway.SendState;
import io.yujian.gateway.send.ReceiptMapper.ReceiptRow;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Brings together a message id that a call was given and the result event that names it. Either may come first: the event
 * can be faster than our own commit. Whoever comes second settles the try.
 */
@Component
public class Receipts {
    private static final Comparator<ReceiptRow> ORDER =
            Comparator.comparingLong(ReceiptRow::accountId).thenComparing(ReceiptRow::msgId);

    private final ReceiptMapper receipts;
    private final SendRows sends;
    private final SettledOutcomes outcomes;

    Receipts(ReceiptMapper receipts, SendRows sends, SettledOutcomes outcomes) {
        this.receipts = receipts;
        this.sends = sends;
        this.outcomes = outcomes;
    }

    record Expected(long accountId, String messageId, TryKey key) {}

    void expect(List<Expected> expected, Instant now) {
        if (expected.isEmpty()) {
            return;
        }
        List<ReceiptRow> rows = new ArrayList<>(expected.size());
        for (Expected e : expected) {
            TryKey k = e.key();
            rows.add(new ReceiptRow(
                    e.accountId(), e.messageId(), k.sourceId(), k.node(), k.visit(), k.tryNo(), null, now));
        }
        rows.sort(ORDER);
        receipts.expect(rows);
        settle(rows);
    }

    /** Results of sends among the events; no statement when there is none. */
    public void apply(List<BatchEvent> events) {
        Map<String, ReceiptRow> told = new LinkedHashMap<>();
        for (BatchEvent one : events) {
            Event event = one.event();
            String result = result(event);
            String id = event.data().path("msgId").asString("");
            if (result != null && !id.isEmpty()) {
                told.put(
                        event.accountId() + ":" + id,
                        new ReceiptRow(event.accountId(), id, 0, "", 0, 0, result, event.receivedAt()));
            }
        }
        if (!told.isEmpty()) {
            List<ReceiptRow> rows = new ArrayList<>(told.values());
            rows.sort(ORDER);
            receipts.tell(rows);
            settle(rows);
        }
    }

    /** @return empty: arrived; else the reason; null: not a result */
    private static @org.jspecify.annotations.Nullable String result(Event event) {
        if (event.type().equals("mp.template-result")) {
            // "failed:user block", "failed: system failed": copies differ in their blanks
            String status = event.data().path("status").asString("").replace(" ", "");
            if (status.equals("success")) {
                return "";
            }
            return status.startsWith("failed:userblock") ? "user-block" : "system-failed";
        }
        if (event.type().equals("mp.subscribe-sent")) {
            String code = event.data().path("errorCode").asString("0");
            return code.equals("0") ? "" : "wechat-" + code.replaceAll("[^0-9]", "");
        }
        return null;
    }

    private void settle(List<ReceiptRow> rows) {
        List<ReceiptRow> complete = receipts.complete(rows);
        if (complete.isEmpty()) {
            return;
        }
        Map<String, TreeSet<TryKey>> byResult = new LinkedHashMap<>();
        for (ReceiptRow row : complete) {
            String result = row.result() == null ? "" : row.result();
            byResult.computeIfAbsent(result, r -> new TreeSet<>())
                    .add(new TryKey(row.sourceId(), row.node(), row.visit(), row.tryNo()));
        }
        outcomes.count(byResult);
        byResult.forEach((result, keys) -> {
            SendState state = result.isEmpty() ? SendState.DELIVERED : SendState.REFUSED;
            sends.settle(keys, States.number(state), result.isEmpty() ? null : result);
        });
        receipts.delete(complete);
    }
}
