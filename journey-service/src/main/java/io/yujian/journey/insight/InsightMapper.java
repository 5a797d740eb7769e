package io.yujian.journey.insight;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Reads what the engine wrote; never writes. */
@Mapper
interface InsightMapper {
    List<TotalRow> totals(@Param("ids") Collection<Long> journeyIds);

    /** @param version 0: all */
    List<KindRow> counts(@Param("id") long journeyId, @Param("version") int version);

    /** Newest first, whatever they are like: a range of one index. */
    List<RunListRow> search(
            @Param("journey") long journeyId,
            @Param("states") Collection<Integer> states,
            @Param("customer") @Nullable Long customerId,
            @Param("from") long fromId,
            @Param("before") long before,
            @Param("limit") int limit);

    List<InsideRow> inside(@Param("ids") Collection<Long> runIds);

    /** Of these runs, those for whose entries an order counts. */
    List<Long> ordered(@Param("ids") Collection<Long> runIds);

    List<TrailRow> trailsOf(@Param("ids") Collection<Long> runIds);

    /** Newest first. */
    List<RefusedOneRow> refusedPeople(
            @Param("journey") long journeyId,
            @Param("reason") String reason,
            @Param("before") long before,
            @Param("limit") int limit);

    List<RunListRow> runsInState(@Param("state") int state, @Param("before") long before, @Param("limit") int limit);

    List<RunListRow> runsOfCustomer(
            @Param("customer") long customerId, @Param("before") long before, @Param("limit") int limit);

    @Nullable
    RunListRow run(@Param("id") long id);

    @Nullable
    String firstTrail(@Param("id") long runId);

    List<String> trails(@Param("id") long runId);

    List<EnteredRow> entered(@Param("journey") long journeyId, @Param("customer") long customerId);

    List<RefusedRow> refused(@Param("journey") long journeyId, @Param("customer") long customerId);

    List<NameRow> names(@Param("ids") Collection<Long> journeyIds);

    @Nullable
    String definition(@Param("id") long journeyId, @Param("version") int version);

    /** Runs of journeys that are not archived which wait for a person; counted up to a bound. */
    int setAside(@Param("bound") int bound);

    int running();

    record TotalRow(long journeyId, String kind, long n) {}

    record KindRow(String node, String kind, long n) {}

    record RunListRow(
            long id,
            long journeyId,
            int version,
            long customerId,
            int state,
            @Nullable String node,
            LocalDateTime enteredAt,
            LocalDateTime since,
            @Nullable LocalDateTime timerDue,
            @Nullable String reason,
            boolean test) {}

    record InsideRow(long id, long accountId, String memory, String trail) {}

    record TrailRow(long runId, String trail) {}

    record RefusedOneRow(long id, long customerId, LocalDateTime at, String reason) {}

    record EnteredRow(long id, LocalDateTime at) {}

    record RefusedRow(LocalDateTime at, String reason) {}

    record NameRow(long id, String name) {}
}
