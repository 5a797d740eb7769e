package io.yujian.member.tag;

import io.yujian.member.Customers;
import io.yujian.member.Tags;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Removes tags whose time is over. Nothing waits for it: whoever reads tags leaves expired ones out. */
@Component
@ConditionalOnRole(Role.MEMBER_CENTER)
class ExpireTags implements Duty {
    private static final int CHUNK = 200;

    private final TagMapper mapper;
    private final Customers customers;
    private final Tags tags;
    private final TransactionRetry transactions;
    private final InstantSource clock;

    ExpireTags(TagMapper mapper, Customers customers, Tags tags, TransactionRetry transactions, InstantSource clock) {
        this.mapper = mapper;
        this.customers = customers;
        this.tags = tags;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-tags";
    }

    @Override
    public String cron() {
        return "0 */10 * * * *";
    }

    @Override
    public void run() {
        int removed;
        do {
            removed = transactions.get(this::chunk);
        } while (removed == CHUNK);
    }

    private int chunk() {
        Instant now = clock.instant();
        List<CustomerTagRow> rows = mapper.expired(now, CHUNK);
        Set<Long> wearers = rows.stream().map(CustomerTagRow::customerId).collect(Collectors.toSet());
        if (wearers.isEmpty()) {
            return 0;
        }
        customers.lock(wearers, false);
        // Read before the lock, so one of them may have been prolonged meanwhile: the rows are asked again.
        List<Tags.TagChange> changes = mapper.ofCustomers(wearers).stream()
                .filter(row -> !row.validAt(now))
                .map(row -> new Tags.TagChange(row.customerId(), false, row.name(), "expired", null))
                .toList();
        tags.change(changes);
        return rows.size();
    }
}
