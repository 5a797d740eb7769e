package io.yujian.platform.security.session;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Statements over pf_session. */
@Mapper
interface SessionMapper {
    @Select("""
            SELECT s.user_id, u.name, u.role, s.created_at, s.last_seen_at
            FROM pf_session s JOIN pf_user u ON u.id = s.user_id
            WHERE s.token_hash = #{hash} AND s.expires_at > #{now} AND u.disabled = 0
            """)
    @Nullable
    SessionRow find(byte[] hash, Instant now);

    @Insert("""
            INSERT INTO pf_session (token_hash, user_id, created_at, last_seen_at, expires_at)
            VALUES (#{hash}, #{userId}, #{now}, #{now}, #{expiresAt})
            """)
    void insert(byte[] hash, long userId, Instant now, Instant expiresAt);

    @Update("UPDATE pf_session SET last_seen_at = #{now}, expires_at = #{expiresAt} WHERE token_hash = #{hash}")
    void seen(byte[] hash, Instant now, Instant expiresAt);

    @Delete("DELETE FROM pf_session WHERE token_hash = #{hash}")
    void delete(byte[] hash);

    @Delete("DELETE FROM pf_session WHERE user_id = #{userId}")
    void deleteOf(long userId);

    @Delete("DELETE FROM pf_session WHERE expires_at < #{now} LIMIT 1000")
    int deleteExpired(Instant now);
}
