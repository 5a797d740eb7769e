package io.yujian.member.customer.search;

import io.yujian.member.customer.CustomerRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL of the customer list. */
@Mapper
interface SearchMapper {
    /** Root customers, newest first. */
    List<CustomerRow> page(@Param("filter") Filter filter, @Param("limit") int limit);

    /**
     * @param before smaller ids only
     * @param ids these only
     * @param prefix LIKE pattern ({@code !} escapes) of name or remark
     * @param tail exact end of an openid
     * @param tagId wears this tag
     * @param now for the tag's expiry
     */
    record Filter(
            @Nullable Long before,
            @Nullable Collection<Long> ids,
            @Nullable String prefix,
            @Nullable String tail,
            @Nullable Long tagId,
            @Nullable Boolean following,
            Instant now) {}
}
