package io.yujian.journey.engine.store;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL of the hot path over {@code jn_run}, {@code jn_step}, {@code jn_why} and {@code jn_count}. */
@Mapper
interface RunMapper {
    List<RunRow> alive(@Param("ids") Collection<Long> customerIds, @Param("alive") Collection<Integer> states);

    List<RunRow> byIds(@Param("ids") Collection<Long> ids);

    List<OwnerRow> owners(@Param("ids") Collection<Long> ids);

    List<StateRow> states(@Param("ids") Collection<Long> ids);

    List<InsideRow> inside(
            @Param("ids") Collection<Long> customerIds,
            @Param("journeys") Collection<Long> journeyIds,
            @Param("alive") Collection<Integer> states);

    /** Makes missing rows. */
    void holdPace(@Param("ids") Collection<Long> journeyIds);

    List<PaceRow> lockPace(@Param("ids") Collection<Long> journeyIds);

    void writePace(@Param("rows") List<PaceRow> rows);

    List<Long> inStates(
            @Param("journey") long journeyId,
            @Param("states") Collection<Integer> states,
            @Param("after") long afterId,
            @Param("limit") int limit);

    List<Long> ofCustomer(@Param("id") long customerId);

    /** What the survivor's re-entry rules need to know of the loser's forgotten runs. */
    void copyBeen(@Param("from") long loserId, @Param("to") long survivorId);

    void rekey(@Param("from") long loserId, @Param("to") long survivorId);

    List<EntryRow> entries(
            @Param("ids") Collection<Long> customerIds,
            @Param("journeys") Collection<Long> journeyIds,
            @Param("keyed") boolean keyed);

    List<RunRow> ended(
            @Param("ids") Collection<Long> customerIds,
            @Param("journeys") Collection<Long> journeyIds,
            @Param("since") LocalDateTime since);

    List<EntrantsRow> lockEntrants(@Param("ids") Collection<Long> journeyIds);

    /** Begins with what the counters say. */
    void beginEntrants(@Param("ids") Collection<Long> journeyIds);

    void addEntrants(@Param("rows") List<EntrantsRow> rows);

    void addRefusals(@Param("rows") List<WhyRow> rows);

    record OwnerRow(long id, long customerId) {}

    record StateRow(long id, int state, int version) {}

    record InsideRow(long customerId, long journeyId) {}

    /** @param nextUs microseconds since 1970 UTC */
    record PaceRow(long journeyId, long nextUs) {}

    record EntryRow(long customerId, long journeyId, LocalDateTime enteredAt, String runKey) {}

    record EntrantsRow(long journeyId, long entered) {}

    record StepRow(long runId, int seq, LocalDateTime at, String trail) {}

    record WhyRow(long customerId, long journeyId, long id, LocalDateTime at, String reason) {}

    record CountRow(long journeyId, int version, String node, String kind, int hour, byte slot, long n) {}
}
