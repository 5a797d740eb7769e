package io.yujian.member.post;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** SQL over {@code mb_post}. */
@Mapper
interface PostMapper {
    @Insert("<script>INSERT INTO mb_post (key_hash, body_hash, created_s) VALUES "
            + "<foreach collection='rows' item='row' separator=','>(#{row.keyHash}, #{row.bodyHash}, #{row.createdS})"
            + "</foreach> ON DUPLICATE KEY UPDATE key_hash = VALUES(key_hash)</script>")
    void insert(@Param("rows") List<PostRow> rows);

    @Select("<script>SELECT key_hash, body_hash, created_s FROM mb_post WHERE key_hash IN "
            + "<foreach collection='keys' item='key' open='(' separator=',' close=')'>#{key}</foreach></script>")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<PostRow> find(@Param("keys") List<byte[]> keys);

    @Delete("DELETE FROM mb_post WHERE created_s < #{before} ORDER BY created_s LIMIT #{limit}")
    int forget(@Param("before") long before, @Param("limit") int limit);

    /** An idempotency key. Component order is the order of the selected columns. */
    record PostRow(byte[] keyHash, byte[] bodyHash, long createdS) {}
}
