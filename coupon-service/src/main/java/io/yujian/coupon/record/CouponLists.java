package io.yujian.coupon.record;

import io.yujian.coupon.batch.BatchMapper;
import io.yujian.coupon.code.CouponCodes;
import io.yujian.member.Customers;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issued coupons for the console; of a code only its end is shown. */
@Component
public class CouponLists {
    private static final int PAGE = 50;

    private final CouponMapper coupons;
    private final BatchMapper batches;
    private final CouponCodes codes;
    private final Customers customers;
    private final InstantSource clock;

    CouponLists(
            CouponMapper coupons, BatchMapper batches, CouponCodes codes, Customers customers, InstantSource clock) {
        this.coupons = coupons;
        this.batches = batches;
        this.codes = codes;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * @param code its last four characters
     * @param state {@code issued}, {@code redeemed}, {@code expired}
     */
    public record CouponView(
            String id,
            String batchId,
            String batchTitle,
            String customerId,
            String customerName,
            String code,
            String state,
            String source,
            Instant issuedAt,
            Instant validFrom,
            Instant validUntil,
            @Nullable Instant redeemedAt,
            @Nullable String storeId,
            @Nullable String operator,
            @Nullable String orderId) {}

    @Transactional(readOnly = true)
    public CursorPage<CouponView> page(
            @Nullable Long customerId, @Nullable Long batchId, @Nullable String state, @Nullable Long before) {
        Instant now = clock.instant();
        Long root = customerId == null
                ? null
                : customers.find(customerId).map(found -> found.id()).orElse(customerId);
        List<CouponRow> rows = coupons.page(new CouponMapper.Filter(root, batchId, state, before, now), PAGE + 1);
        List<CouponRow> shown = rows.stream().limit(PAGE).toList();
        Map<Long, String> titles = new HashMap<>();
        if (!shown.isEmpty()) {
            batches.find(shown.stream().map(CouponRow::batchId).collect(Collectors.toCollection(TreeSet::new)))
                    .forEach(batch -> titles.put(batch.id(), batch.title()));
        }
        Map<Long, String> names = customers.names(
                shown.stream().map(CouponRow::customerId).distinct().toList());
        return new CursorPage<>(
                shown.stream().map(row -> view(row, titles, names, now)).toList(),
                rows.size() > PAGE ? Long.toString(shown.get(shown.size() - 1).id()) : null);
    }

    private CouponView view(CouponRow row, Map<Long, String> titles, Map<Long, String> names, Instant now) {
        String code = codes.decrypt(row.id(), row.codeSecret());
        return new CouponView(
                Long.toString(row.id()),
                Long.toString(row.batchId()),
                titles.getOrDefault(row.batchId(), ""),
                Long.toString(row.customerId()),
                names.getOrDefault(row.customerId(), ""),
                "…" + code.substring(code.length() - 4),
                row.stateAt(now),
                row.source(),
                row.issuedAt(),
                row.validFrom(),
                row.validUntil(),
                row.redeemedAt(),
                row.storeId(),
                row.operator(),
                row.orderId());
    }
}
