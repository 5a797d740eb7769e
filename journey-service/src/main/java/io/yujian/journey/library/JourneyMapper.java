package io.yujian.journey.library;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code jn_journey} and {@code jn_version}. */
@Mapper
interface JourneyMapper {
    void insert(@Param("j") JourneyRow journey);

    @Nullable
    JourneyRow find(@Param("id") long id);

    /** Locks the row until the transaction ends. */
    @Nullable
    JourneyRow lock(@Param("id") long id);

    /**
     * Newest first, without drafts' size in mind: at most {@code limit}.
     *
     * @param campaignId 0: all
     * @param trigger type of one of the draft's triggers; null: all
     */
    List<JourneyRow> list(
            @Param("state") @Nullable String state,
            @Param("like") @Nullable String like,
            @Param("campaign") long campaignId,
            @Param("trigger") @Nullable String trigger,
            @Param("before") long before,
            @Param("limit") int limit);

    void changeDraft(
            @Param("id") long id,
            @Param("name") String name,
            @Param("draft") String draft,
            @Param("revision") int revision,
            @Param("now") LocalDateTime now);

    /** @param pauseMode null: unchanged */
    void changeState(
            @Param("id") long id,
            @Param("state") String state,
            @Param("version") int version,
            @Param("unsettled") boolean unsettled,
            @Param("pauseMode") @Nullable String pauseMode,
            @Param("now") LocalDateTime now);

    void forgetEntrants(@Param("id") long journeyId);

    void addVersion(@Param("v") VersionRow version);

    @Nullable
    VersionRow version(@Param("id") long journeyId, @Param("version") int version);

    List<VersionRow> versions(@Param("id") long journeyId);

    /** What every node keeps in memory; read about once a second. */
    List<LiveRow> live();

    /** Event types that versions of journeys which are not archived wait for. */
    List<String> awaits();

    List<UnsettledRow> unsettled();

    void settled(@Param("id") long id, @Param("since") LocalDateTime since);

    record LiveRow(long id, String state, int publishedVersion, String pauseMode) {}

    record UnsettledRow(long id, String state, LocalDateTime since) {}
}
