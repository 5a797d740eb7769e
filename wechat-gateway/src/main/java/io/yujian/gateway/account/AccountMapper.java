package io.yujian.gateway.account;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AccountMapper {
    String COLUMNS = "id, kind, name, app_id, original_id, secret, token, aes_key, mode, api_host, enabled, updated_at";

    @Select("SELECT " + COLUMNS + " FROM gw_account ORDER BY id")
    List<AccountRow> all();

    @Select("SELECT " + COLUMNS + " FROM gw_account WHERE id = #{id} FOR UPDATE")
    @Nullable
    AccountRow lock(@Param("id") long id);

    @Insert("INSERT INTO gw_account (id, kind, name, app_id, original_id, secret, token, aes_key, mode, api_host,"
            + " enabled, created_at, updated_at) VALUES (#{r.id}, #{r.kind}, #{r.name}, #{r.appId}, #{r.originalId},"
            + " #{r.secret}, #{r.token}, #{r.aesKey}, #{r.mode}, #{r.apiHost}, #{r.enabled}, #{r.updatedAt},"
            + " #{r.updatedAt})")
    int insert(@Param("r") AccountRow row);

    @Update("UPDATE gw_account SET name = #{r.name}, original_id = #{r.originalId}, secret = #{r.secret},"
            + " token = #{r.token}, aes_key = #{r.aesKey}, mode = #{r.mode}, api_host = #{r.apiHost},"
            + " enabled = #{r.enabled}, updated_at = #{r.updatedAt} WHERE id = #{r.id}")
    int update(@Param("r") AccountRow row);

    @Delete("DELETE FROM gw_account WHERE id = #{id}")
    int delete(@Param("id") long id);

    record AccountRow(
            long id,
            String kind,
            String name,
            String appId,
            @Nullable String originalId,
            byte[] secret,
            byte[] token,
            byte @Nullable [] aesKey,
            String mode,
            @Nullable String apiHost,
            int enabled,
            Instant updatedAt) {}
}
