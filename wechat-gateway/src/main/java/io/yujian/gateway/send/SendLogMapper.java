package io.yujian.gateway.send;

import io.yujian.gateway.SendKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What people read of the ledger. SQL in {@code mapper/gateway/SendLogMapper.xml}. */
@Mapper
interface SendLogMapper {
    /** Newest first; one row per try, or per message when no filter looks at tries. */
    List<Found> search(@Param("f") SendFilter filter, @Param("limit") int limit);

    List<LogRow> tries(@Param("keys") Collection<SendKey> keys);

    record Found(long sourceId, String node, int visit, Instant plannedAt) {
        SendKey key() {
            return new SendKey(sourceId, node, visit);
        }
    }

    record LogRow(
            long sourceId,
            String node,
            int visit,
            int tryNo,
            String sourceKind,
            long sourceRef,
            long customerId,
            long accountId,
            String channel,
            int state,
            @Nullable String reason,
            Instant causedAt,
            Instant plannedAt,
            @Nullable Instant doneAt,
            String preview) {
        SendKey key() {
            return new SendKey(sourceId, node, visit);
        }
    }
}
