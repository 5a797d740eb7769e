package io.yujian.gateway.limit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PauseMapper {
    @Select("SELECT account_id, api, reason, since, until_at, times FROM gw_pause")
    List<PauseRow> all();

    /** A pause that has not ended is not lengthened: many calls learn of the same trouble at once. */
    @Insert("INSERT INTO gw_pause (account_id, api, reason, since, until_at, times)"
            + " VALUES (#{account}, #{api}, #{reason}, #{now}, #{until}, 1) ON DUPLICATE KEY UPDATE"
            + " times = IF(until_at <= VALUES(since), times + 1, times),"
            + " reason = VALUES(reason),"
            + " until_at = IF(until_at <= VALUES(since), VALUES(until_at), until_at)")
    int put(
            @Param("account") long account,
            @Param("api") String api,
            @Param("reason") String reason,
            @Param("now") Instant now,
            @Param("until") Instant until);

    /** Only a pause whose time is over: an answer to an older call does not end a newer pause. */
    @Delete("DELETE FROM gw_pause WHERE account_id = #{account} AND api = #{api} AND until_at <= #{now}")
    int lift(@Param("account") long account, @Param("api") String api, @Param("now") Instant now);

    @Delete("DELETE FROM gw_pause WHERE account_id = #{account}")
    int liftAll(@Param("account") long account);

    record PauseRow(long accountId, String api, String reason, Instant since, Instant untilAt, int times) {}
}
