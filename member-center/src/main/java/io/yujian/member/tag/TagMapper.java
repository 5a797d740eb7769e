package io.yujian.member.tag;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL over {@code mb_tag} and {@code mb_customer_tag}. */
@Mapper
public interface TagMapper {
    List<TagRow> byKeys(@Param("keys") Collection<byte[]> keys);

    List<TagRow> byPrefix(@Param("prefix") String prefix, @Param("limit") int limit);

    void insertTags(@Param("rows") List<TagRow> rows);

    List<CustomerTagRow> ofCustomers(@Param("customerIds") Collection<Long> customerIds);

    void put(@Param("rows") Collection<CustomerTagRow> rows);

    void remove(@Param("rows") Collection<CustomerTagRow> rows);

    List<CustomerTagRow> expired(@Param("now") Instant now, @Param("limit") int limit);
}
