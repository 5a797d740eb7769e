package io.yujian.member.resolve;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.IdentifiedCustomers;
import io.yujian.member.LockedCustomers;
import io.yujian.member.customer.CustomerRow;
import io.yujian.member.customer.CustomerState;
import io.yujian.member.reach.ReachRow;
import io.yujian.member.reach.ReachRows;
import io.yujian.member.reach.ReachRules;
import io.yujian.member.timeline.TimelineRow;
import io.yujian.member.timeline.TimelineRows;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The customer's part of a batch: resolve, note reach, write the timeline. A batch of new fans costs six statements and
 * four rows each; a batch of known ones costs six statements and one or two rows each.
 */
@Component
class MemberStage implements EventStage {
    private final ResolveCustomers resolve;
    private final CustomerState state;
    private final ReachRows reaches;
    private final TimelineRows timeline;

    MemberStage(ResolveCustomers resolve, CustomerState state, ReachRows reaches, TimelineRows timeline) {
        this.resolve = resolve;
        this.state = state;
        this.reaches = reaches;
        this.timeline = timeline;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public void apply(EventBatch batch) {
        List<BatchEvent> events = batch.events().stream()
                .filter(each -> !each.event().identities().isEmpty())
                .toList();
        if (events.isEmpty()) {
            batch.note(LockedCustomers.class, new LockedCustomers(Map.of()));
            return;
        }
        ResolveCustomers.Resolved resolved = resolve.resolve(events);
        CustomerState.Loaded loaded =
                state.load(resolved.stored().stream().map(CustomerRow::id).toList());
        noteReach(events, loaded);
        timeline.insert(events.stream().map(MemberStage::row).toList());

        Map<Long, CustomerSnapshot> snapshots = new HashMap<>();
        resolved.stored().forEach(row -> snapshots.put(row.id(), state.snapshot(row, loaded)));
        resolved.made().forEach(row -> snapshots.put(row.id(), state.snapshot(row, loaded)));
        batch.note(LockedCustomers.class, new LockedCustomers(Map.copyOf(snapshots)));
        batch.note(IdentifiedCustomers.class, new IdentifiedCustomers(Set.copyOf(resolved.identified())));
    }

    private void noteReach(List<BatchEvent> events, CustomerState.Loaded loaded) {
        Map<Long, ReachRow> changed = new LinkedHashMap<>();
        for (BatchEvent each : events) {
            List<ReachRow> known = loaded.reaches().computeIfAbsent(each.customerId(), id -> new ArrayList<>());
            ReachRow before = find(known, each.identityId());
            Optional<ReachRow> after = ReachRules.after(before, each.event(), each.customerId(), each.identityId());
            after.ifPresent(row -> {
                known.removeIf(other -> other.identityId() == row.identityId());
                known.add(row);
                changed.put(row.identityId(), row);
            });
        }
        if (!changed.isEmpty()) {
            reaches.put(changed.values().stream()
                    .sorted(Comparator.comparingLong(ReachRow::customerId).thenComparingLong(ReachRow::identityId))
                    .toList());
        }
    }

    private static @Nullable ReachRow find(List<ReachRow> rows, long identityId) {
        for (ReachRow row : rows) {
            if (row.identityId() == identityId) {
                return row;
            }
        }
        return null;
    }

    private static TimelineRow row(BatchEvent each) {
        Event event = each.event();
        return new TimelineRow(
                each.customerId(),
                event.id(),
                each.identityId(),
                event.accountId(),
                event.type(),
                event.lane(),
                event.occurredAt(),
                event.receivedAt(),
                event.data().toString());
    }
}
