package io.yujian.member.timeline;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code mb_event}. */
@Mapper
public interface TimelineMapper {
    /** Newest first. */
    List<TimelineRow> page(
            @Param("customerIds") Collection<Long> customerIds,
            @Param("before") @Nullable Long before,
            @Param("limit") int limit);

    List<LastEvent> last(@Param("customerIds") Collection<Long> customerIds);

    /** Id of the newest event; its time is inside it. */
    record LastEvent(long customerId, long id) {}
}
