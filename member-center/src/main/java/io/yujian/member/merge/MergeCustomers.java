package io.yujian.member.merge;

import io.yujian.member.MergeParticipant;
import io.yujian.member.customer.CustomerAttributes;
import io.yujian.member.customer.CustomerMapper;
import io.yujian.member.customer.CustomerRow;
import io.yujian.member.customer.CustomerState;
import io.yujian.member.identity.IdentityRows;
import io.yujian.member.reach.ReachMapper;
import io.yujian.member.tag.CustomerTagRow;
import io.yujian.member.tag.TagMapper;
import io.yujian.platform.id.Ids;
import io.yujian.platform.lock.CustomerLock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes two customers one. The older survives; state (identities, reach, tags, attributes, and what other modules keep)
 * is re-keyed and each change written down; facts stay where they are and are read through {@code mb_alias}.
 */
@Component
public class MergeCustomers {
    private final CustomerMapper customers;
    private final CustomerState state;
    private final CustomerAttributes attributes;
    private final IdentityRows identities;
    private final ReachMapper reaches;
    private final TagMapper tags;
    private final MergeMapper merges;
    private final ObjectProvider<MergeParticipant> participants;
    private final CustomerLock locks;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    MergeCustomers(
            CustomerMapper customers,
            CustomerState state,
            CustomerAttributes attributes,
            IdentityRows identities,
            ReachMapper reaches,
            TagMapper tags,
            MergeMapper merges,
            ObjectProvider<MergeParticipant> participants,
            CustomerLock locks,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.customers = customers;
        this.state = state;
        this.attributes = attributes;
        this.identities = identities;
        this.reaches = reaches;
        this.tags = tags;
        this.merges = merges;
        this.participants = participants;
        this.locks = locks;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * In the caller's transaction, both locked and both roots.
     *
     * @param cause namespace of the identity that tied them together
     * @return the survivor as it is now
     */
    public CustomerRow merge(CustomerRow survivor, CustomerRow loser, String cause, long eventId) {
        locks.requireHeld(survivor.id());
        locks.requireHeld(loser.id());
        long mergeId = ids.next();
        List<MergeParticipant.Change> changes = new ArrayList<>();
        moveIdentities(survivor, loser, changes);
        moveReach(survivor, loser, changes);
        moveTags(survivor, loser, changes);
        CustomerRow merged = mergeRows(survivor, loser, changes);
        participants.orderedStream().forEach(each -> changes.addAll(each.merge(survivor.id(), loser.id())));

        customers.pointToRoot(loser.id(), survivor.id());
        customers.moveAliases(loser.id(), survivor.id());
        customers.addAlias(loser.id(), survivor.id());
        merges.insert(mergeId, survivor.id(), loser.id(), cause, eventId, clock.instant());
        List<MergeMapper.Item> items = new ArrayList<>();
        for (MergeParticipant.Change change : changes) {
            items.add(new MergeMapper.Item(items.size(), change.table(), change.rowId(), change.was()));
        }
        merges.insertItems(mergeId, items);
        return merged;
    }

    private void moveIdentities(CustomerRow survivor, CustomerRow loser, List<MergeParticipant.Change> changes) {
        identities
                .ofCustomers(List.of(loser.id()))
                .forEach(row -> changes.add(change("mb_identity", Long.toString(row.id()), owner(loser.id()))));
        identities.moveToCustomer(loser.id(), survivor.id());
    }

    private void moveReach(CustomerRow survivor, CustomerRow loser, List<MergeParticipant.Change> changes) {
        reaches.ofCustomers(List.of(loser.id()))
                .forEach(row -> changes.add(change("mb_reach", Long.toString(row.identityId()), owner(loser.id()))));
        reaches.moveToCustomer(loser.id(), survivor.id());
    }

    private void moveTags(CustomerRow survivor, CustomerRow loser, List<MergeParticipant.Change> changes) {
        List<CustomerTagRow> of = tags.ofCustomers(List.of(survivor.id(), loser.id()));
        Set<Long> kept = new HashSet<>();
        of.stream().filter(row -> row.customerId() == survivor.id()).forEach(row -> kept.add(row.tagId()));
        List<CustomerTagRow> lost =
                of.stream().filter(row -> row.customerId() == loser.id()).toList();
        List<CustomerTagRow> gained = lost.stream()
                .filter(row -> !kept.contains(row.tagId()))
                .map(row -> new CustomerTagRow(
                        survivor.id(), row.tagId(), row.name(), row.source(), row.since(), row.validUntil()))
                .toList();
        for (CustomerTagRow row : lost) {
            changes.add(change("mb_customer_tag", row.customerId() + ":" + row.tagId(), write(row)));
        }
        if (!gained.isEmpty()) {
            tags.put(gained);
        }
        if (!lost.isEmpty()) {
            tags.remove(lost);
        }
    }

    private CustomerRow mergeRows(CustomerRow survivor, CustomerRow loser, List<MergeParticipant.Change> changes) {
        changes.add(change("mb_customer", Long.toString(survivor.id()), write(survivor)));
        changes.add(change("mb_customer", Long.toString(loser.id()), write(loser)));
        Map<String, String> together = new HashMap<>(state.attributes(loser.attributes()));
        together.putAll(state.attributes(survivor.attributes()));
        CustomerRow merged = new CustomerRow(
                survivor.id(),
                survivor.seq(),
                or(survivor.name(), loser.name()),
                or(survivor.remark(), loser.remark()),
                or(survivor.tail(), loser.tail()),
                together.isEmpty() ? null : attributes.write(together),
                survivor.verifiedPhones() + loser.verifiedPhones(),
                survivor.blocked() || loser.blocked(),
                null,
                survivor.createdAt());
        customers.replaceMergedState(
                merged.id(),
                merged.name(),
                merged.remark(),
                merged.tail(),
                merged.attributes(),
                merged.verifiedPhones(),
                merged.blocked());
        attributes.reindex(survivor.id(), together);
        attributes.reindex(loser.id(), Map.of());
        return merged;
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private String owner(long customerId) {
        return "{\"customer_id\":\"" + customerId + "\"}";
    }

    private String write(Record row) {
        return json.writeValueAsString(row);
    }

    private static MergeParticipant.Change change(String table, String rowId, String was) {
        return new MergeParticipant.Change(table, rowId, was);
    }
}
