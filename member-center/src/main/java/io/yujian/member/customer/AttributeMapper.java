package io.yujian.member.customer;

import java.math.BigDecimal;
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
