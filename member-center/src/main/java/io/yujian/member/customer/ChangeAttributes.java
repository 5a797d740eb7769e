package io.yujian.member.customer;

import io.yujian.member.Attributes;
import io.yujian.member.happening.CustomerHappenings;
import io.yujian.member.happening.CustomerHappenings.Happening;
import io.yujian.member.text.TextForm;
import io.yujian.platform.lock.CustomerLock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Changes attributes of many customers under their locks: read, write both forms, tell. */
@Component
class ChangeAttributes implements Attributes {
    /** Type of the event that tells of a change. */
    static final String CHANGED = "customer.attribute";

    private final CustomerMapper customers;
    private final CustomerState state;
    private final CustomerAttributes attributes;
    private final CustomerHappenings happenings;
    private final CustomerLock locks;
    private final InstantSource clock;
    private final JsonMapper json;

    ChangeAttributes(
            CustomerMapper customers,
            CustomerState state,
            CustomerAttributes attributes,
            CustomerHappenings happenings,
            CustomerLock locks,
            InstantSource clock,
            JsonMapper json) {
        this.customers = customers;
        this.state = state;
        this.attributes = attributes;
        this.happenings = happenings;
        this.locks = locks;
        this.clock = clock;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(List<AttributeChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        changes.forEach(change -> locks.requireHeld(change.customerId()));
        Map<Long, Map<String, String>> now = new TreeMap<>();
        customers
                .find(changes.stream()
                        .map(AttributeChange::customerId)
                        .distinct()
                        .sorted()
                        .toList())
                .forEach(row -> now.put(row.id(), new HashMap<>(state.attributes(row.attributes()))));
        Map<Long, Map<String, String>> changed = new TreeMap<>();
        List<Happening> told = new ArrayList<>();
        for (AttributeChange change : changes) {
            Map<String, String> own = now.get(change.customerId());
            String key = CustomerAttributes.key(change.key());
            String value = change.value() == null ? "" : TextForm.clean(change.value());
            if (own == null || !CustomerAttributes.fits(own, key, value)) {
                continue;
            }
            String before = value.isEmpty() ? own.remove(key) : own.put(key, value);
            if (!value.equals(before == null ? "" : before)) {
                changed.put(change.customerId(), own);
                told.add(new Happening(
                        CHANGED,
                        change.customerId(),
                        json.createObjectNode()
                                .put("key", key)
                                .put("value", value)
                                .put("before", before == null ? "" : before)
                                .put("source", change.source())));
            }
        }
        if (!changed.isEmpty()) {
            attributes.replaceAll(changed);
            happenings.tell(told, clock.instant());
        }
    }
}
