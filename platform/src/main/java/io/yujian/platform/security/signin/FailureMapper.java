package io.yujian.platform.security.signin;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Statements over pf_sign_in_failure. */
@Mapper
interface FailureMapper {
    /** Makes the row or locks it: either way the transaction then holds it. */
    @Insert("""
            INSERT INTO pf_sign_in_failure (subject, failures, last_at) VALUES (#{subject}, 0, #{now})
            ON DUPLICATE KEY UPDATE subject = subject
            """)
    void ensure(byte[] subject, Instant now);

    @Select("SELECT failures, last_at, locked_until FROM pf_sign_in_failure WHERE subject = #{subject} FOR UPDATE")
    FailureRow lock(byte[] subject);

    @Update("""
            UPDATE pf_sign_in_failure SET failures = #{failures}, last_at = #{now}, locked_until = #{lockedUntil}
            WHERE subject = #{subject}
            """)
    void update(byte[] subject, int failures, Instant now, @Nullable Instant lockedUntil);

    @Delete("DELETE FROM pf_sign_in_failure WHERE subject = #{subject}")
    void delete(byte[] subject);

    @Delete("DELETE FROM pf_sign_in_failure WHERE last_at < #{before} LIMIT 1000")
    int deleteOlder(Instant before);
}
