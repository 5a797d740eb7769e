package io.yujian.member.customer;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts of {@code mb_customer} that cost little. */
@Mapper
interface CustomerCountMapper {
    /** Live customers with ids from here on, at most so many. */
    @Select("SELECT COUNT(*) FROM (SELECT 1 FROM mb_customer"
            + " WHERE id >= #{id} AND merged_into IS NULL LIMIT #{most}) counted")
    long countFrom(@Param("id") long id, @Param("most") long most);

    /** The highest dense number: a little more than there are. */
    @Select("SELECT COALESCE(MAX(seq), 0) FROM mb_customer")
    long about();
}
