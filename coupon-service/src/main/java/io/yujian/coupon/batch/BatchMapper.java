package io.yujian.coupon.batch;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code cp_batch} and {@code cp_count}. */
@Mapper
public interface BatchMapper {
    List<BatchRow> find(@Param("ids") Collection<Long> ids);

    @Nullable
    BatchRow lock(@Param("id") long id);

    /** Newest first. */
    List<BatchRow> page(
            @Param("prefix") @Nullable String prefix,
            @Param("state") @Nullable String state,
            @Param("before") @Nullable Long before,
            @Param("limit") int limit);

    void insert(@Param("row") BatchRow row);

    void update(@Param("row") BatchRow row);

    void changeState(@Param("id") long id, @Param("state") String state);

    /** Last statement of a transaction: sorted. */
    void count(@Param("rows") List<CountRow> rows);

    List<CountSum> counts(@Param("ids") Collection<Long> ids);

    /** Added to the counter of a batch. */
    record CountRow(long batchId, String what, int slot, long n) {}

    /** A counter's value. */
    record CountSum(long batchId, String what, long n) {}
}
