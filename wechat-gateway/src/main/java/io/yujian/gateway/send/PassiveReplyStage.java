package io.yujian.gateway.send;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendState;
import io.yujian.gateway.channel.Texts;
import io.yujian.gateway.inbound.MpDecoder;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Enters passive replies into the ledger. They were given in the callback's response long before; here the person is
 * known, so it comes after member-center's stage. Whether WeChat showed a reply nobody is told: its state is sent.
 */
@Component
class PassiveReplyStage implements EventStage {
    private static final String CHANNEL = "passive-reply";

    private final SendRows table;

    PassiveReplyStage(SendRows table) {
        this.table = table;
    }

    @Override
    public int order() {
        return 210;
    }

    @Override
    public void apply(EventBatch batch) {
        List<TryRow> rows = new ArrayList<>();
        for (BatchEvent one : batch.events()) {
            String text = one.event().data().path(MpDecoder.REPLY).asString("");
            if (!text.isEmpty() && !one.event().identities().isEmpty()) {
                rows.add(row(one, text));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        table.insert(rows);
        TreeSet<TryKey> keys = new TreeSet<>();
        rows.forEach(row -> keys.add(row.key()));
        table.finish(keys, States.number(SendState.SENT), null, rows.get(0).causedAt(), List.of());
    }

    private static TryRow row(BatchEvent one, String text) {
        Event event = one.event();
        return new TryRow(
                event.id(),
                "-",
                1,
                0,
                "reply",
                0,
                0,
                one.customerId(),
                one.identityId(),
                event.accountId(),
                event.identities().get(0).value(),
                CHANNEL,
                MessageClass.SERVICE.ordinal(),
                event.lane(),
                States.number(SendState.SENT),
                0,
                0,
                event.traceId(),
                event.receivedAt(),
                event.receivedAt(),
                null,
                null,
                0,
                0,
                Texts.preview(text),
                new byte[] {'[', ']'});
    }
}
