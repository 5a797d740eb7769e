package io.yujian.gateway.send;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL in {@code mapper/gateway/ReceiptMapper.xml}. */
@Mapper
interface ReceiptMapper {
    int expect(@Param("rows") List<ReceiptRow> rows);

    int tell(@Param("rows") List<ReceiptRow> rows);

    List<ReceiptRow> complete(@Param("rows") List<ReceiptRow> rows);

    int delete(@Param("rows") Collection<ReceiptRow> rows);

    int deleteBefore(@Param("before") Instant before);

    record ReceiptRow(
            long accountId,
            String msgId,
            long sourceId,
            String node,
            int visit,
            int tryNo,
            @Nullable String result,
            Instant createdAt) {}
}
