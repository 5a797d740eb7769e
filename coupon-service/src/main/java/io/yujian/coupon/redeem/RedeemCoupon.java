package io.yujian.coupon.redeem;

import io.yujian.coupon.batch.BatchMapper;
import io.yujian.coupon.batch.BatchRow;
import io.yujian.coupon.code.CouponCodes;
import io.yujian.coupon.happening.CouponHappenings;
import io.yujian.coupon.record.CouponMapper;
import io.yujian.coupon.record.CouponRow;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Uses a coupon, once: the database decides in one conditional statement which of several tills was first. */
@Component
public class RedeemCoupon {
    private final CouponMapper coupons;
    private final BatchMapper batches;
    private final CouponCodes codes;
    private final CouponHappenings happenings;
    private final AuditLog audit;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;

    RedeemCoupon(
            CouponMapper coupons,
            BatchMapper batches,
            CouponCodes codes,
            CouponHappenings happenings,
            AuditLog audit,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock) {
        this.coupons = coupons;
        this.batches = batches;
        this.codes = codes;
        this.happenings = happenings;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param code as typed or scanned
     * @param operator person at the till
     */
    public record Redemption(
            String code,
            String storeId,
            String operator,
            @Nullable String orderId) {}

    /** What became of it; the coupon is as it is now. */
    public sealed interface Result {
        record Redeemed(CouponRow coupon, BatchRow batch) implements Result {}

        record Unknown() implements Result {}

        record AlreadyRedeemed(CouponRow coupon) implements Result {}

        record Expired(CouponRow coupon) implements Result {}

        record NotYetValid(CouponRow coupon) implements Result {}
    }

    public Result redeem(Redemption redemption) {
        Optional<byte[]> hash = CouponCodes.normalise(redemption.code()).map(codes::hash);
        if (hash.isEmpty()) {
            return new Result.Unknown();
        }
        return transactions.get(() -> redeem(hash.get(), redemption));
    }

    private Result redeem(byte[] hash, Redemption redemption) {
        CouponRow found = coupons.byCode(hash);
        if (found == null) {
            return new Result.Unknown();
        }
        Instant now = clock.instant();
        int changed =
                coupons.redeem(found.id(), now, redemption.storeId(), redemption.operator(), redemption.orderId());
        CouponRow after = Objects.requireNonNull(coupons.byId(found.id()));
        if (changed == 0) {
            return whyNot(after, now);
        }
        BatchRow batch = batches.find(List.of(after.batchId())).get(0);
        happenings.tell(List.of(new CouponHappenings.Happening(
                CouponHappenings.REDEEMED,
                after,
                batch.title(),
                now,
                Event.LANE_TRIGGERED,
                Long.toString(ids.next(), 36))));
        audit.record(
                "coupon.redeem", "coupon:" + after.id(), "门店 " + redemption.storeId() + "，" + redemption.operator());
        batches.count(List.of(new BatchMapper.CountRow(
                after.batchId(), CouponRow.REDEEMED, Math.floorMod(Long.hashCode(after.id()), 16), 1)));
        return new Result.Redeemed(after, batch);
    }

    private static Result whyNot(CouponRow coupon, Instant now) {
        if (coupon.state().equals(CouponRow.REDEEMED)) {
            return new Result.AlreadyRedeemed(coupon);
        }
        return coupon.stateAt(now).equals(CouponRow.EXPIRED)
                ? new Result.Expired(coupon)
                : new Result.NotYetValid(coupon);
    }
}
