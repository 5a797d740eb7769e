package io.yujian.member.resolve;

import io.yujian.member.CustomerRef;
import io.yujian.member.customer.CustomerMapper;
import io.yujian.member.customer.CustomerRow;
import io.yujian.member.customer.CustomerRows;
import io.yujian.member.customer.CustomerSequence;
import io.yujian.member.identity.IdentityKey;
import io.yujian.member.identity.IdentityKeys;
import io.yujian.member.identity.IdentityKeys.Keyed;
import io.yujian.member.identity.IdentityRow;
import io.yujian.member.identity.IdentityRows;
import io.yujian.member.identity.Namespaces;
import io.yujian.member.merge.MergeCustomers;
import io.yujian.member.merge.MergeMapper;
import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.event.RetryBatchException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.lock.CustomerLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds or makes the customers of a batch. Look identities up (1 statement), lock their customers in ascending order
 * (1), decide in memory, store new customers (1) and identities in the order of their key (1), read these back (1). Two
 * nodes that meet the same new identity both store a customer; the second waits on the identity's key, reads back that
 * it is the other's, and throws its own away with the whole transaction. A merge seen too late shows in
 * {@code merged_into}, which is only set under the lock that we hold.
 */
@Component
class ResolveCustomers {
    private final CustomerMapper customers;
    private final CustomerRows newCustomers;
    private final IdentityRows identities;
    private final IdentityKeys keys;
    private final Namespaces namespaces;
    private final CustomerSequence sequence;
    private final MergeCustomers merge;
    private final MergeMapper merges;
    private final CustomerLock locks;
    private final FieldCipher cipher;
    private final Ids ids;
    private final InstantSource clock;

    ResolveCustomers(
            CustomerMapper customers,
            CustomerRows newCustomers,
            IdentityRows identities,
            IdentityKeys keys,
            Namespaces namespaces,
            CustomerSequence sequence,
            MergeCustomers merge,
            MergeMapper merges,
            CustomerLock locks,
            FieldCipher cipher,
            Ids ids,
            InstantSource clock) {
        this.customers = customers;
        this.newCustomers = newCustomers;
        this.identities = identities;
        this.keys = keys;
        this.namespaces = namespaces;
        this.sequence = sequence;
        this.merge = merge;
        this.merges = merges;
        this.locks = locks;
        this.cipher = cipher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The customers of the batch, all locked and root.
     *
     * @param stored were there before, by ascending id
     * @param made by this batch
     * @param identified of the stored ones, those who gained an identity
     */
    record Resolved(List<CustomerRow> stored, List<CustomerRow> made, Set<Long> identified) {}

    /** @param events each with at least one identity; each is told its customer */
    Resolved resolve(List<BatchEvent> events) {
        List<Told> told = events.stream().map(each -> told(each.event())).toList();
        ResolutionPlan plan = new ResolutionPlan(ids);
        Map<Long, Person> named = lockKnown(plan, told);

        List<ResolutionPlan.Assigned> assigned = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Told of = told.get(i);
            Person person = of.named() == null ? null : named.get(of.named().customerId());
            assigned.add(plan.assign(
                    events.get(i).event(),
                    person == null || of.named() == null
                            ? null
                            : new ResolutionPlan.Named(person, of.named().identityId()),
                    of.keys()));
        }
        List<CustomerRow> made = storeCustomers(plan);
        storeIdentities(plan);
        storeMerges(plan);
        for (int i = 0; i < events.size(); i++) {
            ResolutionPlan.Assigned to = assigned.get(i);
            Person root = to.person().root();
            // Whom the batch made and then merged into somebody stored is not new.
            events.get(i).resolved(root.id, to.identityId(), to.madeCustomer() && root.isFresh());
        }
        return new Resolved(plan.storedRoots().stream().map(Person::row).toList(), made, plan.identified());
    }

    /** Whom an event tells of: identities, or the One-ID itself. */
    private record Told(CustomerRef.@Nullable Named named, List<Keyed> keys) {}

    private Told told(Event event) {
        List<Keyed> found = new ArrayList<>();
        CustomerRef.Named named = null;
        for (IdentityRef ref : event.identities()) {
            Optional<CustomerRef.Named> direct = CustomerRef.read(ref);
            if (direct.isPresent()) {
                named = direct.get();
                continue;
            }
            keys.of(ref)
                    .filter(each ->
                            found.stream().noneMatch(other -> other.key().equals(each.key())))
                    .ifPresent(found::add);
        }
        if (found.isEmpty() && named == null) {
            throw new IllegalArgumentException(
                    "no usable identity in event " + event.id() + " of type " + event.type());
        }
        return new Told(named, found);
    }

    /** @return people by the One-ID under which an event names them */
    private Map<Long, Person> lockKnown(ResolutionPlan plan, List<Told> told) {
        TreeSet<IdentityKey> wanted = new TreeSet<>();
        told.forEach(each -> each.keys().forEach(keyed -> wanted.add(keyed.key())));
        List<IdentityRow> rows = wanted.isEmpty() ? List.of() : find(wanted);
        Map<Long, Long> roots = roots(told);
        TreeSet<Long> owners = new TreeSet<>(roots.values());
        rows.forEach(row -> owners.add(row.customerId()));
        if (owners.isEmpty()) {
            return Map.of();
        }
        Map<Long, Person> people = new HashMap<>();
        for (CustomerRow row : customers.lock(owners, false)) {
            if (row.mergedInto() != null) {
                throw new RetryBatchException("customer was merged meanwhile: id=" + row.id());
            }
            Person person = Person.stored(row);
            people.put(row.id(), person);
            plan.stored(person);
        }
        locks.held(owners);
        for (IdentityRow row : rows) {
            plan.known(row.key(), row.id(), known(people, row.customerId()));
        }
        Map<Long, Person> named = new HashMap<>();
        roots.forEach((id, root) -> named.put(id, known(people, root)));
        return named;
    }

    private static Person known(Map<Long, Person> people, long id) {
        Person person = people.get(id);
        if (person == null) {
            throw new IllegalStateException("customer is missing: id=" + id);
        }
        return person;
    }

    private Map<Long, Long> roots(List<Told> told) {
        TreeSet<Long> ids = new TreeSet<>();
        told.forEach(each -> {
            if (each.named() != null) {
                ids.add(each.named().customerId());
            }
        });
        Map<Long, Long> roots = new HashMap<>();
        if (!ids.isEmpty()) {
            customers.find(ids).forEach(row -> roots.put(row.id(), row.rootId()));
            if (roots.size() < ids.size()) {
                throw new IllegalArgumentException("event names an unknown customer");
            }
        }
        return roots;
    }

    private List<IdentityRow> find(Collection<IdentityKey> wanted) {
        Map<Integer, List<byte[]>> byNamespace = new TreeMap<>();
        wanted.forEach(key ->
                byNamespace.computeIfAbsent(key.ns(), ns -> new ArrayList<>()).add(key.hash()));
        return identities.find(byNamespace.entrySet().stream()
                .map(entry -> new IdentityRows.NamespaceHashes(entry.getKey(), entry.getValue()))
                .toList());
    }

    private List<CustomerRow> storeCustomers(ResolutionPlan plan) {
        plan.bindings().forEach(binding -> {
            if (Namespaces.isOpenid(namespaces.name(binding.keyed().key().ns()))) {
                binding.person().root().offerTail(binding.keyed().value());
            }
        });
        Instant now = clock.instant();
        List<CustomerRow> rows = plan.freshRoots().stream()
                .map(person -> new CustomerRow(
                        person.id,
                        sequence.next(),
                        null,
                        null,
                        person.tail(),
                        null,
                        person.newPhones(),
                        false,
                        null,
                        now))
                .toList();
        if (!rows.isEmpty()) {
            newCustomers.insert(rows);
            locks.held(rows.stream().map(CustomerRow::id).toList());
        }
        return rows;
    }

    private void storeIdentities(ResolutionPlan plan) {
        List<ResolutionPlan.Binding> bindings = plan.bindings();
        if (bindings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        identities.insert(bindings.stream().map(binding -> row(binding, now)).toList());
        Map<IdentityKey, Long> owners = new HashMap<>();
        find(bindings.stream().map(binding -> binding.keyed().key()).toList())
                .forEach(row -> owners.put(row.key(), row.id()));
        for (ResolutionPlan.Binding binding : bindings) {
            Long stored = owners.get(binding.keyed().key());
            if (stored == null || stored != binding.id()) {
                throw new RetryBatchException("identity was bound meanwhile");
            }
        }
        List<CustomerMapper.Bound> changes = new ArrayList<>();
        for (Person person : plan.storedRoots()) {
            boolean named = person.row().tail() == null && person.tail() != null;
            if (person.newPhones() > 0 || named) {
                changes.add(new CustomerMapper.Bound(person.id, person.newPhones(), person.tail()));
                person.row(withBound(person.row(), person.newPhones(), person.tail()));
            }
        }
        if (!changes.isEmpty()) {
            customers.noteBound(changes);
        }
    }

    private IdentityRow row(ResolutionPlan.Binding binding, Instant now) {
        Keyed keyed = binding.keyed();
        @Nullable String value = keyed.secret() ? null : keyed.value();
        byte @Nullable [] secret =
                keyed.secret() ? cipher.encrypt("mb_identity", "secret", binding.id(), keyed.value()) : null;
        return new IdentityRow(
                keyed.key().ns(),
                keyed.key().hash(),
                binding.id(),
                binding.person().root().id,
                value,
                secret,
                now);
    }

    private void storeMerges(ResolutionPlan plan) {
        for (ResolutionPlan.Merge each : plan.merges()) {
            String cause = each.cause() == 0 ? "event" : kind(namespaces.name(each.cause()));
            each.survivor().row(merge.merge(each.survivor().row(), each.loser().row(), cause, each.eventId()));
        }
        for (ResolutionPlan.Conflict each : plan.conflicts()) {
            long one = each.one().root().id;
            long other = each.other().root().id;
            if (one != other) {
                merges.addConflict(
                        ids.next(),
                        Math.min(one, other),
                        Math.max(one, other),
                        "two-verified-phones",
                        each.eventId(),
                        clock.instant());
            }
        }
    }

    private static String kind(String namespace) {
        return Namespaces.isOpenid(namespace) ? "openid" : namespace;
    }

    private static CustomerRow withBound(CustomerRow row, int morePhones, @Nullable String tail) {
        return new CustomerRow(
                row.id(),
                row.seq(),
                row.name(),
                row.remark(),
                row.tail() == null ? tail : row.tail(),
                row.attributes(),
                row.verifiedPhones() + morePhones,
                row.blocked(),
                row.mergedInto(),
                row.createdAt());
    }
}
