package io.yujian.member.customer;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code mb_attribute}. */
@Mapper
interface AttributeMapper {
    @Delete("DELETE FROM mb_attribute WHERE customer_id = #{customerId}")
    void clear(long customerId);

    @Delete("<script>DELETE FROM mb_attribute WHERE customer_id IN "
            + "<foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    void clearMany(@Param("ids") Collection<Long> customerIds);

    @Insert("<script>INSERT INTO mb_attribute (customer_id, attr_key, folded, num) VALUES "
            + "<foreach collection='rows' item='row' separator=','>"
            + "(#{row.customerId}, #{row.key}, #{row.folded}, #{row.num})</foreach></script>")
    void insert(@Param("rows") List<AttributeRow> rows);

    /** An attribute as conditions compare it. */
    record AttributeRow(
            long customerId,
            String key,
            String folded,
            @Nullable BigDecimal num) {}
}
