package io.yujian.member.customer;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** SQL over {@code mb_attribute}. */
@Mapper
interface AttributeMapper {
    @Delete("DELETE FROM mb_attribute WHERE customer_id = #{customerId}")
    void clear(long customerId);

    @Delete("<script>DELETE FROM mb_attribute WHERE customer_id IN "
            + "<foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    void clearMany(@Param("ids") Collection<Long> customerIds);

    @Insert("<script>INSERT INTO mb_attribute (customer_id, attr_key, folded, num, month_day, year_no) VALUES "
            + "<foreach collection='rows' item='row' separator=','>"
            + "(#{row.customerId}, #{row.key}, #{row.folded}, #{row.num}, #{row.monthDay}, #{row.year})"
            + "</foreach></script>")
    void insert(@Param("rows") List<AttributeRow> rows);

    /** An attribute as conditions compare it. */
    record AttributeRow(
            long customerId,
            String key,
            String folded,
            @Nullable BigDecimal num,
            int monthDay,
            @Nullable Integer year) {}

    /** Rows that no release that knows dates has written, in the order of the key. */
    @Select("SELECT customer_id, attr_key, folded FROM mb_attribute"
            + " WHERE customer_id > #{after} AND customer_id <= #{to} AND month_day IS NULL")
    List<UndatedRow> undated(@Param("after") long after, @Param("to") long to);

    @Update("UPDATE mb_attribute SET month_day = #{monthDay}, year_no = #{year}"
            + " WHERE customer_id = #{customerId} AND attr_key = #{key} AND month_day IS NULL")
    void date(
            @Param("customerId") long customerId,
            @Param("key") String key,
            @Param("monthDay") int monthDay,
            @Param("year") @Nullable Integer year);

    record UndatedRow(long customerId, String attrKey, String folded) {}
}
