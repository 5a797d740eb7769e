package io.yujian.journey.retention;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL of the retention. */
@Mapper
interface RetentionMapper {
    List<Long> journeys();

    /** All published definitions of a journey: each may still have runs. */
    List<String> definitions(@Param("id") long journeyId);

    /** Runs that are over, in the order of their ids: a range of one index. */
    List<OldRow> old(
            @Param("journey") long journeyId,
            @Param("state") int state,
            @Param("after") long afterId,
            @Param("before") long beforeId,
            @Param("limit") int limit);

    /** The same runs again, now that their customers are locked. */
    List<RunRow> lock(@Param("ids") Collection<Long> runIds);

    void remember(@Param("rows") List<BeenRow> rows);

    void tally(@Param("rows") List<TallyRow> rows);

    void deleteSteps(@Param("ids") Collection<Long> runIds);

    void deleteTests(@Param("journeys") Collection<Long> journeyIds, @Param("ids") Collection<Long> runIds);

    void deleteRuns(@Param("ids") Collection<Long> runIds);

    /** At most a thousand. */
    int deleteOrders(@Param("before") LocalDateTime before);

    /** At most a thousand. */
    int deleteRefunds(@Param("before") LocalDateTime before);

    record OldRow(long id, long customerId, LocalDateTime since) {}

    record RunRow(
            long id,
            long journeyId,
            int version,
            long customerId,
            int state,
            LocalDateTime enteredAt,
            LocalDateTime since,
            String runKey,
            boolean test) {}

    record BeenRow(
            long customerId, long journeyId, byte[] keyHash, String runKey, LocalDateTime enteredAt, int times) {}

    record TallyRow(long journeyId, int version, int state, long n) {}
}
