package io.yujian.gateway.fanmenu;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.menu.MenuList;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes wishes, and tells what became of them. */
@Component
class FanMenuWishes implements FanMenus {
    private final FanMenuRows rows;
    private final MenuList menus;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    FanMenuWishes(FanMenuRows rows, MenuList menus, Outbox outbox, Ids ids, InstantSource clock) {
        this.rows = rows;
        this.menus = menus;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Map<Long, Menu> find(Collection<Long> menuIds) {
        return menus.find(menuIds);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(List<Planned> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<FanMenuRows.Row> planned = new ArrayList<>(changes.size());
        for (Planned change : changes) {
            long id = ids.next();
            planned.add(new FanMenuRows.Row(
                    change.key(),
                    id,
                    change.accountId(),
                    change.openid(),
                    change.customerId(),
                    change.menuId(),
                    change.lane(),
                    State.PLANNED,
                    id,
                    0,
                    now,
                    change.giveUpAt(),
                    change.wakeNo(),
                    null));
        }
        planned.sort(Comparator.comparing(FanMenuRows.Row::key, FanMenuRows.ORDER));
        rows.insert(planned);
        outbox.add(planned.stream().map(row -> item(row, now)).toList());
    }

    /** The outbox item that alone may act on the row: its id is the row's ticket. */
    static OutboxItem item(FanMenuRows.Row row, Instant at) {
        byte slot = (byte) (row.recipient().hashCode() & 15);
        return new OutboxItem(
                OutboxItem.KIND_FAN_MENU,
                row.lane(),
                slot,
                at,
                row.ticket(),
                row.accountId(),
                FanMenuRows.ref(row.key()));
    }

    @Override
    public Map<SendKey, Outcome> outcomes(Collection<SendKey> keys) {
        Map<SendKey, Outcome> found = new HashMap<>();
        if (!keys.isEmpty()) {
            rows.find(keys).forEach(row -> found.put(row.key(), new Outcome(row.state(), row.reason())));
        }
        return found;
    }

    int forget(Instant before) {
        return rows.deleteBefore(before, OldFanMenus.STEP);
    }
}
