package io.yujian.member.identity;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;

/** SQL over {@code mb_namespace}. */
@Mapper
interface NamespaceMapper {
    @Select("SELECT id, name FROM mb_namespace WHERE brand_id = 1")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<NamespaceRow> all();

    @Insert("INSERT INTO mb_namespace (brand_id, name) VALUES (1, #{name}) ON DUPLICATE KEY UPDATE name = VALUES(name)")
    void add(String name);

    /** A namespace and its number. */
    record NamespaceRow(int id, String name) {}
}
