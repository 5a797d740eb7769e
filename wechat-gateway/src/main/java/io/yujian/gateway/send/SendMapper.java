package io.yujian.gateway.send;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL in {@code mapper/gateway/SendMapper.xml}; each method is one statement for any number of rows. */
@Mapper
interface SendMapper {
    int insert(@Param("rows") List<TryRow> rows);

    List<TryRow> find(@Param("keys") Collection<TryKey> keys);

    /** Keys sorted; locks in their order. */
    List<Held> lock(@Param("keys") Collection<TryKey> keys);

    int finish(
            @Param("keys") Collection<TryKey> keys,
            @Param("state") int state,
            @Param("reason") @Nullable String reason,
            @Param("at") Instant at,
            @Param("ids") List<MessageId> ids);

    int putBack(
            @Param("keys") Collection<TryKey> keys,
            @Param("reason") String reason,
            @Param("maybe") @Nullable Instant maybe);

    int takeOver(@Param("k") TryKey key, @Param("ticket") long ticket);

    List<OutcomeRow> outcomes(@Param("keys") Collection<io.yujian.gateway.SendKey> keys);

    int settle(
            @Param("keys") Collection<TryKey> keys,
            @Param("state") int state,
            @Param("reason") @Nullable String reason);

    /** A row as the sender works on it. */
    record TryRow(
            long sourceId,
            String node,
            int visit,
            int tryNo,
            String sourceKind,
            long sourceRef,
            long customerId,
            long identityId,
            long accountId,
            String recipient,
            String channel,
            int messageClass,
            int lane,
            int state,
            long ticket,
            int attempts,
            String traceId,
            Instant causedAt,
            Instant plannedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant maybeAt,
            long wakeRun,
            int wakeNo,
            String preview,
            byte[] payload) {
        TryKey key() {
            return new TryKey(sourceId, node, visit, tryNo);
        }
    }

    record Held(long sourceId, String node, int visit, int tryNo, int state, long ticket) {
        TryKey key() {
            return new TryKey(sourceId, node, visit, tryNo);
        }
    }

    record MessageId(TryKey key, String id) {}

    record OutcomeRow(
            long sourceId,
            String node,
            int visit,
            int tryNo,
            int state,
            String channel,
            @Nullable String reason) {}
}
