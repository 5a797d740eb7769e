package io.yujian.member.tag;

import io.yujian.member.Tags;
import io.yujian.member.happening.CustomerHappenings;
import io.yujian.member.happening.CustomerHappenings.Happening;
import io.yujian.platform.lock.CustomerLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Changes tags under the customers' locks, so a change is compared with what nobody else can alter meanwhile. */
@Component
class CustomerTags implements Tags {
    private final TagMapper mapper;
    private final TagDirectory directory;
    private final CustomerHappenings happenings;
    private final CustomerLock locks;
    private final InstantSource clock;
    private final JsonMapper json;

    CustomerTags(
            TagMapper mapper,
            TagDirectory directory,
            CustomerHappenings happenings,
            CustomerLock locks,
            InstantSource clock,
            JsonMapper json) {
        this.mapper = mapper;
        this.directory = directory;
        this.happenings = happenings;
        this.locks = locks;
        this.clock = clock;
        this.json = json;
    }

    private record Worn(long customerId, long tagId) implements Comparable<Worn> {
        @Override
        public int compareTo(Worn other) {
            int byCustomer = Long.compare(customerId, other.customerId);
            return byCustomer != 0 ? byCustomer : Long.compare(tagId, other.tagId);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(List<TagChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        changes.forEach(change -> locks.requireHeld(change.customerId()));
        Map<String, Long> tagIds = directory.idsOf(
                changes.stream().map(change -> TagNames.normalise(change.tag())).toList());
        Map<Worn, CustomerTagRow> before = worn(changes);
        // The last word about one tag of one customer counts.
        Map<Worn, @Nullable CustomerTagRow> wanted = new TreeMap<>();
        Instant now = clock.instant();
        for (TagChange change : changes) {
            String name = TagNames.normalise(change.tag());
            long tagId = Objects.requireNonNull(tagIds.get(name));
            Worn key = new Worn(change.customerId(), tagId);
            CustomerTagRow row = change.add()
                    ? new CustomerTagRow(key.customerId(), tagId, name, change.source(), now, change.until())
                    : null;
            wanted.put(key, row);
        }
        write(before, wanted, now);
    }

    private Map<Worn, CustomerTagRow> worn(List<TagChange> changes) {
        List<Long> customers =
                changes.stream().map(TagChange::customerId).distinct().toList();
        Map<Worn, CustomerTagRow> worn = new LinkedHashMap<>();
        for (CustomerTagRow row : mapper.ofCustomers(customers)) {
            worn.put(new Worn(row.customerId(), row.tagId()), row);
        }
        return worn;
    }

    private void write(Map<Worn, CustomerTagRow> before, Map<Worn, @Nullable CustomerTagRow> wanted, Instant now) {
        List<CustomerTagRow> put = new ArrayList<>();
        List<CustomerTagRow> removed = new ArrayList<>();
        List<Happening> told = new ArrayList<>();
        wanted.forEach((key, row) -> {
            CustomerTagRow had = before.get(key);
            boolean wore = had != null && had.validAt(now);
            if (row == null && had != null) {
                removed.add(had);
                if (wore) {
                    told.add(event("customer.untagged", had));
                }
            } else if (row != null && !(wore && sameEnd(had, row))) {
                put.add(row);
                if (!wore) {
                    told.add(event("customer.tagged", row));
                }
            }
        });
        if (!put.isEmpty()) {
            mapper.put(put);
        }
        if (!removed.isEmpty()) {
            mapper.remove(removed);
        }
        if (!told.isEmpty()) {
            happenings.tell(told, now);
        }
    }

    private static boolean sameEnd(@Nullable CustomerTagRow had, CustomerTagRow wanted) {
        return had != null && Objects.equals(had.validUntil(), wanted.validUntil());
    }

    private Happening event(String type, CustomerTagRow row) {
        return new Happening(
                type,
                row.customerId(),
                json.createObjectNode().put("tag", row.name()).put("source", row.source()));
    }
}
