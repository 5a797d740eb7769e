package io.yujian.platform.security.key;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Statements over pf_api_key. */
@Mapper
interface ApiKeyMapper {
    String COLUMNS =
            "id, key_id, secret_hash, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at";

    @Select("SELECT " + COLUMNS + " FROM pf_api_key WHERE revoked_at IS NULL ORDER BY id")
    List<ApiKeyRow> live();

    @Select("SELECT " + COLUMNS + " FROM pf_api_key WHERE key_id = #{keyId}")
    @Nullable
    ApiKeyRow byKeyId(String keyId);

    @Select("SELECT " + COLUMNS + " FROM pf_api_key WHERE id = #{id}")
    @Nullable
    ApiKeyRow byId(long id);

    @Insert("""
            INSERT INTO pf_api_key (id, key_id, secret_hash, name, scopes, created_by, created_at, expires_at)
            VALUES (#{id}, #{keyId}, #{secretHash}, #{name}, #{scopes}, #{createdBy}, #{createdAt}, #{expiresAt})
            """)
    void insert(ApiKeyRow row);

    @Update("UPDATE pf_api_key SET last_used_at = #{now} WHERE id = #{id}")
    void used(long id, Instant now);

    @Update("UPDATE pf_api_key SET revoked_at = #{now} WHERE id = #{id} AND revoked_at IS NULL")
    int revoke(long id, Instant now);
}
