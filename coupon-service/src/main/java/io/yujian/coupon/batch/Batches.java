package io.yujian.coupon.batch;

import io.yujian.coupon.CouponBatches;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and shows batches. */
@Component
public class Batches implements CouponBatches {
    private static final int PAGE = 50;

    private final BatchMapper mapper;
    private final Stock stock;
    private final AuditLog audit;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;

    Batches(
            BatchMapper mapper,
            Stock stock,
            AuditLog audit,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock) {
        this.mapper = mapper;
        this.stock = stock;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Summary> find(long batchId) {
        return mapper.find(List.of(batchId)).stream()
                .findFirst()
                .map(row -> new Summary(
                        row.id(),
                        row.title(),
                        !row.closed() && !row.ended(clock.instant()),
                        stock.left(List.of(row.id())).getOrDefault(row.id(), 0L)));
    }

    public CouponBatchView create(CouponBatchForm form) {
        form.check(clock.instant());
        BatchRow row = form.row(ids.next(), Stock.bucketsFor(form.total()), "open", clock.instant());
        transactions.run(() -> {
            mapper.insert(row);
            stock.create(row.id(), row.buckets(), row.total());
            audit.record("coupon.create-batch", "coupon-batch:" + row.id(), row.title() + "，共 " + row.total() + " 张");
        });
        return get(row.id());
    }

    /** Once a coupon is out its worth and validity stay; words, total and limit may change. */
    public CouponBatchView change(long id, CouponBatchForm form) {
        transactions.run(() -> {
            BatchRow before = lock(id);
            BatchRow after = form.row(id, before.buckets(), before.state(), before.createdAt());
            long issued = before.total() - stock.left(List.of(id)).getOrDefault(id, 0L);
            if (issued > 0 && !sameOffer(before, after)) {
                throw YujianException.conflict("coupon.batch-in-use", "这批券已经发出，面额和有效期不能再改；请另建一批。");
            }
            if (!sameOffer(before, after)) {
                form.check(clock.instant());
            }
            long more = after.total() - before.total();
            if (more > 0) {
                stock.add(before, more);
            } else if (more < 0 && !stock.withdraw(before, -more)) {
                throw YujianException.conflict("coupon.below-issued", "总量不能少于已发出的数量。");
            }
            mapper.update(after);
            audit.record("coupon.change-batch", "coupon-batch:" + id, after.title() + "，共 " + after.total() + " 张");
        });
        return get(id);
    }

    /** Nothing more is issued; coupons that are out stay valid. */
    public CouponBatchView close(long id) {
        transactions.run(() -> {
            lock(id);
            mapper.changeState(id, "closed");
            audit.record("coupon.close-batch", "coupon-batch:" + id, "停止发放");
        });
        return get(id);
    }

    @Transactional(readOnly = true)
    public CouponBatchView get(long id) {
        return views(mapper.find(List.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> YujianException.notFound("coupon.batch-not-found", "没有这批券。"));
    }

    @Transactional(readOnly = true)
    public CursorPage<CouponBatchView> page(@Nullable String text, @Nullable String state, @Nullable Long before) {
        String prefix = text == null || text.isBlank()
                ? null
                : text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        List<BatchRow> rows = mapper.page(prefix, state, before, PAGE + 1);
        List<CouponBatchView> views = views(rows.stream().limit(PAGE).toList());
        return new CursorPage<>(
                views, rows.size() > PAGE ? views.get(views.size() - 1).id() : null);
    }

    private BatchRow lock(long id) {
        BatchRow row = mapper.lock(id);
        if (row == null) {
            throw YujianException.notFound("coupon.batch-not-found", "没有这批券。");
        }
        return row;
    }

    private static boolean sameOffer(BatchRow a, BatchRow b) {
        return a.kind().equals(b.kind())
                && Objects.equals(a.amountCents(), b.amountCents())
                && Objects.equals(a.discountPercent(), b.discountPercent())
                && Objects.equals(a.giftName(), b.giftName())
                && Objects.equals(a.thresholdCents(), b.thresholdCents())
                && a.validMode().equals(b.validMode())
                && Objects.equals(a.validFrom(), b.validFrom())
                && Objects.equals(a.validUntil(), b.validUntil())
                && Objects.equals(a.validDays(), b.validDays());
    }

    private List<CouponBatchView> views(List<BatchRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Long> batchIds = rows.stream().map(BatchRow::id).toList();
        Map<Long, Long> left = stock.left(batchIds);
        Map<String, Long> counts = new HashMap<>();
        mapper.counts(batchIds).forEach(sum -> counts.put(sum.batchId() + sum.what(), sum.n()));
        Instant now = clock.instant();
        return rows.stream().map(row -> view(row, left, counts, now)).toList();
    }

    private static CouponBatchView view(BatchRow row, Map<Long, Long> left, Map<String, Long> counts, Instant now) {
        long inStock = left.getOrDefault(row.id(), 0L);
        return new CouponBatchView(
                Long.toString(row.id()),
                row.title(),
                row.kind(),
                row.amountCents(),
                row.discountPercent(),
                row.giftName(),
                row.thresholdCents(),
                row.description(),
                row.total(),
                row.limitPerPerson(),
                new CouponBatchForm.CouponValidity(row.validMode(), row.validFrom(), row.validUntil(), row.validDays()),
                row.closed() ? "closed" : row.ended(now) ? "ended" : "open",
                row.createdAt(),
                new CouponBatchView.CouponBatchStats(
                        row.total(),
                        inStock,
                        row.total() - inStock,
                        counts.getOrDefault(row.id() + "redeemed", 0L),
                        counts.getOrDefault(row.id() + "expired", 0L)));
    }
}
