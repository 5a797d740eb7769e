package io.yujian.journey.approval;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code jn_approval} and {@code jn_approval_rule}; reads {@code jn_journey}. */
@Mapper
interface ApprovalMapper {
    @Nullable
    String needed();

    void writeNeeded(@Param("needed") String needed, @Param("now") LocalDateTime now, @Param("by") String by);

    /** Locks the journey until the transaction ends: whoever submits, decides or publishes meets here. */
    @Nullable
    JourneyHead lockJourney(@Param("id") long journeyId);

    void insert(@Param("a") ApprovalRow approval);

    @Nullable
    ApprovalRow find(@Param("id") long id);

    /** Newest of a journey. */
    @Nullable
    ApprovalRow latest(@Param("journey") long journeyId);

    /** Newest first. */
    List<ApprovalRow> list(
            @Param("states") Collection<String> states, @Param("before") long before, @Param("limit") int limit);

    void decide(
            @Param("id") long id,
            @Param("state") String state,
            @Param("by") String by,
            @Param("at") LocalDateTime at,
            @Param("comment") @Nullable String comment);

    void changeState(@Param("id") long id, @Param("state") String state);

    void urge(@Param("id") long id, @Param("urged") String urged);

    List<NameRow> names(@Param("ids") Collection<Long> journeyIds);

    /** Submitted ones, and those of them that were urged. */
    WaitingRow waiting();

    record JourneyHead(long id, String name, String state, int revision) {}

    record NameRow(long id, String name) {}

    record WaitingRow(long waiting, long urged) {}

    record ApprovalRow(
            long id,
            long journeyId,
            int revision,
            String state,
            String note,
            String submitter,
            String submittedBy,
            LocalDateTime submittedAt,
            @Nullable String decidedBy,
            @Nullable LocalDateTime decidedAt,
            @Nullable String comment,
            String urged) {}
}
