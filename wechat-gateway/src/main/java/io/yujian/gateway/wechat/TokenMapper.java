package io.yujian.gateway.wechat;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface TokenMapper {
    @Select("SELECT token, expires_at, forced_at FROM gw_token WHERE account_id = #{account}")
    @Nullable
    TokenRow find(@Param("account") long account);

    @Insert("INSERT INTO gw_token (account_id, token, expires_at, lease_until, owner)"
            + " VALUES (#{account}, NULL, #{past}, #{past}, 0) ON DUPLICATE KEY UPDATE account_id = account_id")
    int make(@Param("account") long account, @Param("past") Instant past);

    @Update("UPDATE gw_token SET lease_until = #{until}, owner = #{owner}"
            + " WHERE account_id = #{account} AND lease_until < #{now}")
    int lease(
            @Param("account") long account,
            @Param("owner") long owner,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update("UPDATE gw_token SET token = #{token}, expires_at = #{expires}, lease_until = #{past},"
            + " forced_at = COALESCE(#{forced}, forced_at) WHERE account_id = #{account} AND owner = #{owner}")
    int save(
            @Param("account") long account,
            @Param("owner") long owner,
            @Param("token") byte[] token,
            @Param("expires") Instant expires,
            @Param("forced") @Nullable Instant forced,
            @Param("past") Instant past);

    @Update("UPDATE gw_token SET lease_until = #{past} WHERE account_id = #{account} AND owner = #{owner}")
    int release(@Param("account") long account, @Param("owner") long owner, @Param("past") Instant past);

    record TokenRow(
            byte @Nullable [] token,
            Instant expiresAt,
            @Nullable Instant forcedAt) {}
}
