package io.yujian.coupon.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code cp_coupon}. */
@Mapper
public interface CouponMapper {
    List<CouponRow> byKeys(@Param("hashes") Collection<byte[]> hashes);

    @Nullable
    CouponRow byCode(@Param("hash") byte[] hash);

    @Nullable
    CouponRow byId(@Param("id") long id);

    /** How many each of the customers has of each of the batches. */
    List<Had> had(@Param("customerIds") Collection<Long> customerIds, @Param("batchIds") Collection<Long> batchIds);

    void insert(@Param("rows") List<CouponRow> rows);

    /** Newest first. */
    List<CouponRow> page(@Param("filter") Filter filter, @Param("limit") int limit);

    /** @return 1 when it was this call that used the coupon */
    int redeem(
            @Param("id") long id,
            @Param("now") Instant now,
            @Param("storeId") String storeId,
            @Param("operator") String operator,
            @Param("orderId") @Nullable String orderId);

    List<CouponRow> lockOverdue(@Param("now") Instant now, @Param("limit") int limit);

    void expire(@Param("ids") Collection<Long> ids);

    int has(
            @Param("customerId") long customerId,
            @Param("batchId") long batchId,
            @Param("state") String state,
            @Param("now") Instant now);

    List<Long> idsOf(@Param("customerId") long customerId);

    void moveToCustomer(@Param("from") long from, @Param("to") long to);

    long redeemedSince(@Param("since") Instant since);

    /** Count of one customer's coupons of one batch. */
    record Had(long customerId, long batchId, long n) {}

    /** @param state as stored, with {@code now} deciding between issued and expired */
    record Filter(
            @Nullable Long customerId,
            @Nullable Long batchId,
            @Nullable String state,
            @Nullable Long before,
            Instant now) {}
}
