package io.yujian.member.customer;

import io.yujian.gateway.Accounts;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.identity.IdentityKeys;
import io.yujian.member.identity.IdentityRow;
import io.yujian.member.identity.IdentityRows;
import io.yujian.member.identity.Namespaces;
import io.yujian.member.reach.ReachMapper;
import io.yujian.member.reach.ReachRow;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.lock.CustomerLock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers from the database. */
@Component
class StoredCustomers implements Customers {
    private final CustomerMapper customers;
    private final CustomerState state;
    private final IdentityRows identities;
    private final IdentityKeys keys;
    private final Namespaces namespaces;
    private final ReachMapper reaches;
    private final Accounts accounts;
    private final CustomerLock locks;

    StoredCustomers(
            CustomerMapper customers,
            CustomerState state,
            IdentityRows identities,
            IdentityKeys keys,
            Namespaces namespaces,
            ReachMapper reaches,
            Accounts accounts,
            CustomerLock locks) {
        this.customers = customers;
        this.state = state;
        this.identities = identities;
        this.keys = keys;
        this.namespaces = namespaces;
        this.reaches = reaches;
        this.accounts = accounts;
        this.locks = locks;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, CustomerSnapshot> lock(Collection<Long> customerIds, boolean skipLocked) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, CustomerRow> rows = byId(customers.lock(new TreeSet<>(customerIds), skipLocked));
        // A merge is rare; its root is older, so this lock is out of order. Two that meet here are told apart by the
        // database's deadlock check, and the caller's whole transaction is tried again.
        TreeSet<Long> roots = rows.values().stream()
                .map(CustomerRow::rootId)
                .filter(id -> !rows.containsKey(id))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!roots.isEmpty()) {
            rows.putAll(byId(customers.lock(roots, skipLocked)));
        }
        locks.held(rows.keySet());
        return snapshots(customerIds, rows);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CustomerSnapshot> find(long customerId) {
        return Optional.ofNullable(read(List.of(customerId)).get(customerId));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, CustomerSnapshot> read(Collection<Long> customerIds) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, CustomerRow> rows = byId(customers.find(new TreeSet<>(customerIds)));
        TreeSet<Long> roots = rows.values().stream()
                .map(CustomerRow::rootId)
                .filter(id -> !rows.containsKey(id))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!roots.isEmpty()) {
            rows.putAll(byId(customers.find(roots)));
        }
        return snapshots(customerIds, rows);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Long> findByIdentity(IdentityRef identity) {
        return keys.lookUp(identity).flatMap(keyed -> {
            var group = new IdentityRows.NamespaceHashes(
                    keyed.key().ns(), List.of(keyed.key().hash()));
            return identities.find(List.of(group)).stream()
                    .map(IdentityRow::customerId)
                    .findFirst();
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, String> names(Collection<Long> customerIds) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> names = new HashMap<>();
        for (CustomerMapper.NameRow row : customers.names(new TreeSet<>(customerIds))) {
            names.put(row.id(), CustomerRow.shownName(row.rootId(), row.remark(), row.name(), row.tail()));
        }
        return names;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, List<Address>> addresses(Collection<Long> customerIds) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> rootOf = new HashMap<>();
        customers.find(new TreeSet<>(customerIds)).forEach(row -> rootOf.put(row.id(), row.rootId()));
        TreeSet<Long> roots = new TreeSet<>(rootOf.values());
        if (roots.isEmpty()) {
            return Map.of();
        }
        Map<Long, ReachRow> reachOf = reaches.ofCustomers(roots).stream()
                .collect(Collectors.toMap(ReachRow::identityId, Function.identity(), (first, second) -> first));
        Map<Long, List<Address>> ofRoot = new HashMap<>();
        for (IdentityRow row : identities.ofCustomers(roots)) {
            address(row, reachOf)
                    .ifPresent(address -> ofRoot.computeIfAbsent(row.customerId(), id -> new ArrayList<>())
                            .add(address));
        }
        ofRoot.values()
                .forEach(list -> list.sort(Comparator.comparing(Address::following)
                        .reversed()
                        .thenComparing(Comparator.comparing(Address::identityId).reversed())));
        Map<Long, List<Address>> found = new LinkedHashMap<>();
        rootOf.forEach((id, root) -> found.put(id, List.copyOf(ofRoot.getOrDefault(root, List.of()))));
        return found;
    }

    private Optional<Address> address(IdentityRow row, Map<Long, ReachRow> reachOf) {
        String namespace = namespaces.name(row.ns());
        String openid = row.value();
        if (!Namespaces.isOpenid(namespace) || openid == null) {
            return Optional.empty();
        }
        ReachRow reach = reachOf.get(row.id());
        if (reach != null) {
            return Optional.of(new Address(row.id(), reach.accountId(), openid, reach.following()));
        }
        return accounts.byAppId(Namespaces.appIdOf(namespace))
                .map(account -> new Address(row.id(), account.id(), openid, false));
    }

    private Map<Long, CustomerSnapshot> snapshots(Collection<Long> asked, Map<Long, CustomerRow> rows) {
        List<Long> roots = rows.values().stream()
                .filter(row -> row.mergedInto() == null)
                .map(CustomerRow::id)
                .toList();
        CustomerState.Loaded loaded = state.load(roots);
        Map<Long, CustomerSnapshot> found = new LinkedHashMap<>();
        for (long id : asked) {
            CustomerRow row = rows.get(id);
            CustomerRow root = row == null ? null : rows.get(row.rootId());
            if (root != null && root.mergedInto() == null) {
                found.put(id, state.snapshot(root, loaded));
            }
        }
        return found;
    }

    private static Map<Long, CustomerRow> byId(List<CustomerRow> rows) {
        Map<Long, CustomerRow> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }
}
