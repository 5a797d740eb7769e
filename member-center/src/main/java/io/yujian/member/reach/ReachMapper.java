package io.yujian.member.reach;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL over {@code mb_reach}. */
@Mapper
public interface ReachMapper {
    List<ReachRow> ofCustomers(@Param("customerIds") Collection<Long> customerIds);

    void moveToCustomer(@Param("from") long from, @Param("to") long to);
}
