package io.yujian.gateway.window;

import io.yujian.gateway.window.WindowRows.CreditRow;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Consents for subscription notifications: each agreement grants one message, a cancellation in the settings takes all and
 * blocks until the next agreement. All methods work in the caller's transaction.
 */
@Component
public class CreditLedger {
    private final WindowRows table;

    CreditLedger(WindowRows table) {
        this.table = table;
    }

    /** At most two statements for the batch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(List<BatchEvent> events) {
        Map<CreditKey, CreditRow> granted = new TreeMap<>();
        Map<CreditKey, CreditRow> cancelled = new TreeMap<>();
        for (BatchEvent one : events) {
            Event event = one.event();
            boolean popup = event.type().equals("mp.subscribe-popup");
            if (event.identities().isEmpty() || !popup && !event.type().equals("mp.subscribe-change")) {
                continue;
            }
            CreditKey key = new CreditKey(
                    event.accountId(),
                    event.identities().get(0).value(),
                    event.data().path("templateId").asString(""));
            boolean accepts = event.data().path("status").asString("").equals("accept");
            long at = event.occurredAt().getEpochSecond();
            if (accepts) {
                CreditRow before = granted.get(key);
                granted.put(key, row(key, before == null ? 1 : before.credit() + 1, 0, at));
            } else if (!popup) {
                // what was agreed to before in this batch is gone too
                granted.remove(key);
                cancelled.put(key, row(key, 0, 1, at));
            }
        }
        if (!cancelled.isEmpty()) {
            table.cancel(new ArrayList<>(cancelled.values()));
        }
        if (!granted.isEmpty()) {
            table.grant(new ArrayList<>(granted.values()));
        }
    }

    private static CreditRow row(CreditKey key, int credit, int blocked, long at) {
        return new CreditRow(key.accountId(), key.openid(), key.templateId(), credit, blocked, at);
    }

    /** Locks and reads; keys without a row are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<CreditKey, CreditState> lock(Collection<CreditKey> keys) {
        Map<CreditKey, CreditState> states = new TreeMap<>();
        if (!keys.isEmpty()) {
            for (CreditRow row : table.lockCredits(new TreeSet<>(keys))) {
                states.put(
                        new CreditKey(row.accountId(), row.openid(), row.templateId()),
                        new CreditState(row.credit(), row.blocked() == 1, row.decidedS()));
            }
        }
        return states;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Map<CreditKey, CreditState> states) {
        List<CreditRow> rows = new ArrayList<>();
        states.forEach((key, state) -> {
            if (state.changed()) {
                rows.add(row(key, state.credit(), state.blocked() ? 1 : 0, state.decidedS()));
            }
        });
        if (!rows.isEmpty()) {
            table.saveCredits(rows);
        }
    }

    /** @param back consents that were certainly not used @param none the platform says that none is left */
    @Transactional(propagation = Propagation.MANDATORY)
    public void learn(Collection<CreditKey> back, Collection<CreditKey> none) {
        TreeSet<CreditKey> keys = new TreeSet<>(back);
        keys.addAll(none);
        Map<CreditKey, CreditState> states = lock(keys);
        for (CreditKey key : back) {
            CreditState state = states.get(key);
            if (state != null) {
                state.giveBack();
            }
        }
        for (CreditKey key : none) {
            CreditState state = states.get(key);
            if (state != null) {
                state.empty();
            }
        }
        save(states);
    }
}
