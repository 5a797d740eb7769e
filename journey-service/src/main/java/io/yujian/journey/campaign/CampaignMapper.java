package io.yujian.journey.campaign;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code jn_campaign} and the campaigns of {@code jn_journey}. */
@Mapper
interface CampaignMapper {
    void insert(@Param("c") CampaignRow campaign);

    void update(@Param("c") CampaignRow campaign);

    @Nullable
    CampaignRow find(@Param("id") long id);

    /** Locks the row until the transaction ends. */
    @Nullable
    CampaignRow lock(@Param("id") long id);

    /** Newest first. */
    List<CampaignRow> list(
            @Param("state") @Nullable String state,
            @Param("like") @Nullable String like,
            @Param("before") long before,
            @Param("limit") int limit);

    List<MemberRow> members(@Param("ids") Collection<Long> campaignIds);

    int assign(@Param("journey") long journeyId, @Param("campaign") long campaignId);

    record MemberRow(long campaignId, long journeyId, String state) {}

    record CampaignRow(
            long id,
            String name,
            String state,
            @Nullable LocalDateTime startsAt,
            @Nullable LocalDateTime endsAt,
            @Nullable Long budgetCents,
            String note,
            LocalDateTime createdAt,
            LocalDateTime updatedAt) {}
}
