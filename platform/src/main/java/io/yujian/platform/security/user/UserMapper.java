package io.yujian.platform.security.user;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Statements over pf_user. */
@Mapper
interface UserMapper {
    String COLUMNS = "id, username, name, role, password_hash, disabled, created_at, updated_at, last_sign_in_at";

    @Select("SELECT " + COLUMNS + " FROM pf_user ORDER BY id")
    List<UserRow> all();

    @Select("SELECT " + COLUMNS + " FROM pf_user WHERE id = #{id} FOR UPDATE")
    @Nullable
    UserRow lock(long id);

    @Select("SELECT " + COLUMNS + " FROM pf_user WHERE id = #{id}")
    @Nullable
    UserRow byId(long id);

    @Select("SELECT " + COLUMNS + " FROM pf_user WHERE username = #{username}")
    @Nullable
    UserRow byUsername(String username);

    @Select("SELECT COUNT(*) FROM pf_user")
    int count();

    /** Locks all enabled administrators, so that two of them cannot remove each other at the same time. */
    @Select("SELECT id FROM pf_user WHERE role = 'admin' AND disabled = 0 ORDER BY id FOR UPDATE")
    List<Long> lockAdmins();

    @Insert("""
            INSERT INTO pf_user (id, username, name, role, password_hash, disabled, created_at, updated_at)
            VALUES (#{id}, #{username}, #{name}, #{role}, #{passwordHash}, #{disabled}, #{createdAt}, #{updatedAt})
            """)
    void insert(UserRow row);

    @Update("""
            UPDATE pf_user
            SET name = #{name}, role = #{role}, password_hash = #{passwordHash}, disabled = #{disabled},
                updated_at = #{updatedAt}
            WHERE id = #{id}
            """)
    void update(UserRow row);

    @Update("UPDATE pf_user SET last_sign_in_at = #{at} WHERE id = #{id}")
    void signedIn(long id, Instant at);
}
