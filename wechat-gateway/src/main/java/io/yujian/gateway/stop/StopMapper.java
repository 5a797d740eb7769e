package io.yujian.gateway.stop;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface StopMapper {
    @Select("SELECT id, scope, account_id, channel, reason, created_at, lifted_at FROM gw_stop"
            + " WHERE lifted_at IS NULL OR lifted_at > #{since} ORDER BY id")
    List<StopRow> recent(@Param("since") Instant since);

    @Select("SELECT id, scope, account_id, channel, reason, created_at, lifted_at FROM gw_stop"
            + " WHERE lifted_at IS NULL ORDER BY id")
    List<StopRow> inForce();

    @Insert("INSERT INTO gw_stop (id, scope, account_id, channel, reason, created_at) VALUES (#{r.id}, #{r.scope},"
            + " #{r.accountId}, #{r.channel}, #{r.reason}, #{r.createdAt})")
    int insert(@Param("r") StopRow row);

    @Update("UPDATE gw_stop SET lifted_at = #{at} WHERE id = #{id} AND lifted_at IS NULL")
    int lift(@Param("id") long id, @Param("at") Instant at);

    record StopRow(
            long id,
            String scope,
            long accountId,
            String channel,
            String reason,
            Instant createdAt,
            @Nullable Instant liftedAt) {
        boolean hits(long account, String word) {
            return (accountId == 0 || accountId == account) && (channel.isEmpty() || channel.equals(word));
        }
    }
}
