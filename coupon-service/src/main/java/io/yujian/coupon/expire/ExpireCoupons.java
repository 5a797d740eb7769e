package io.yujian.coupon.expire;

import io.yujian.coupon.batch.BatchMapper;
import io.yujian.coupon.batch.BatchRow;
import io.yujian.coupon.happening.CouponHappenings;
import io.yujian.coupon.record.CouponMapper;
import io.yujian.coupon.record.CouponRow;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says of coupons whose time is over that they have expired, two hundred in a transaction. Nobody waits for it to refuse
 * one: the redemption looks at the clock itself.
 */
@Component
@ConditionalOnRole(Role.COUPON_SERVICE)
class ExpireCoupons implements Duty {
    private static final int CHUNK = 200;

    private final CouponMapper coupons;
    private final BatchMapper batches;
    private final CouponHappenings happenings;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;

    ExpireCoupons(
            CouponMapper coupons,
            BatchMapper batches,
            CouponHappenings happenings,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock) {
        this.coupons = coupons;
        this.batches = batches;
        this.happenings = happenings;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-coupons";
    }

    @Override
    public String cron() {
        return "30 */5 * * * *";
    }

    @Override
    public void run() {
        int expired;
        do {
            expired = transactions.get(this::chunk);
        } while (expired == CHUNK);
    }

    private int chunk() {
        Instant now = clock.instant();
        List<CouponRow> overdue = coupons.lockOverdue(now, CHUNK);
        if (overdue.isEmpty()) {
            return 0;
        }
        coupons.expire(overdue.stream().map(CouponRow::id).toList());
        TreeMap<Long, Long> counts = new TreeMap<>();
        overdue.forEach(row -> counts.merge(row.batchId(), 1L, Long::sum));
        Map<Long, BatchRow> titles = batches.find(new TreeSet<>(counts.keySet())).stream()
                .collect(Collectors.toMap(BatchRow::id, Function.identity()));
        happenings.tell(overdue.stream()
                .map(row -> new CouponHappenings.Happening(
                        CouponHappenings.EXPIRED,
                        row,
                        title(titles.get(row.batchId())),
                        now,
                        Event.LANE_BULK,
                        Long.toString(ids.next(), 36)))
                .toList());
        batches.count(counts.entrySet().stream()
                .map(entry -> new BatchMapper.CountRow(entry.getKey(), CouponRow.EXPIRED, 0, entry.getValue()))
                .toList());
        return overdue.size();
    }

    private static String title(@org.jspecify.annotations.Nullable BatchRow batch) {
        return batch == null ? "" : batch.title();
    }
}
