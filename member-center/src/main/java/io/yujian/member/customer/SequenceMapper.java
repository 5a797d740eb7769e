package io.yujian.member.customer;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** SQL over {@code mb_sequence}. */
@Mapper
interface SequenceMapper {
    @Select("SELECT next_value FROM mb_sequence WHERE name = 'customer' FOR UPDATE")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long lock();

    @Update("UPDATE mb_sequence SET next_value = next_value + #{block} WHERE name = 'customer'")
    void advance(int block);
}
