package io.yujian.coupon.batch;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** SQL over {@code cp_stock}. Every decrement is conditional, so no order of transactions goes below zero. */
@Mapper
interface StockMapper {
    @Update("UPDATE cp_stock SET remaining = remaining - #{n}"
            + " WHERE batch_id = #{batchId} AND bucket = #{bucket} AND remaining >= #{n}")
    int take(@Param("batchId") long batchId, @Param("bucket") int bucket, @Param("n") long n);

    /** Without a lock; null when there is no such row. */
    @Select("SELECT remaining FROM cp_stock WHERE batch_id = #{batchId} AND bucket = #{bucket}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Long remaining(@Param("batchId") long batchId, @Param("bucket") int bucket);

    @Update("UPDATE cp_stock SET remaining = remaining + #{n} WHERE batch_id = #{batchId} AND bucket = #{bucket}")
    int put(@Param("batchId") long batchId, @Param("bucket") int bucket, @Param("n") long n);

    @Select("SELECT bucket, remaining FROM cp_stock WHERE batch_id = #{batchId} AND remaining > 0"
            + " ORDER BY bucket FOR UPDATE")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Bucket> lockFilled(long batchId);

    @Insert("<script>INSERT INTO cp_stock (batch_id, bucket, remaining) VALUES "
            + "<foreach collection='rows' item='row' separator=','>(#{batchId}, #{row.bucket}, #{row.remaining})"
            + "</foreach></script>")
    void insert(@Param("batchId") long batchId, @Param("rows") List<Bucket> rows);

    @Select("<script>SELECT batch_id, CAST(SUM(remaining) AS SIGNED) AS remaining FROM cp_stock WHERE batch_id IN "
            + "<foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>"
            + " GROUP BY batch_id</script>")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Left> left(@Param("ids") Collection<Long> ids);

    /** One row of a batch's stock. */
    record Bucket(int bucket, long remaining) {}

    /** A batch's whole stock. */
    record Left(long batchId, long remaining) {}
}
