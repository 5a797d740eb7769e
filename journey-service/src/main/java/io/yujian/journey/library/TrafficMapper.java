package io.yujian.journey.library;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** SQL over {@code jn_precedence} and what {@code jn_journey} says about how journeys stand to each other. */
@Mapper
interface TrafficMapper {
    @Select("SELECT id, priority, per_hour, campaign_id FROM jn_journey WHERE published_version > 0 ORDER BY id")
    List<TrafficRow> published();

    @Select("<script>SELECT id, priority, per_hour, campaign_id FROM jn_journey WHERE id IN "
            + "<foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<TrafficRow> of(@Param("ids") Collection<Long> journeyIds);

    @Select("<script>SELECT id, name FROM jn_campaign WHERE id IN "
            + "<foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<CampaignNameRow> campaignNames(@Param("ids") Collection<Long> campaignIds);

    @Update("UPDATE jn_journey SET priority = #{priority}, per_hour = #{perHour} WHERE id = #{id}")
    void change(@Param("id") long journeyId, @Param("priority") int priority, @Param("perHour") int perHour);

    @Select(
            "SELECT p.id, p.journey_id, p.campaign_id, p.lower_only, p.refuses, p.marketing, p.created_at, p.created_by, "
                    + "COALESCE(j.name, c.name, '') AS name FROM jn_precedence p "
                    + "LEFT JOIN jn_journey j ON j.id = p.journey_id LEFT JOIN jn_campaign c ON c.id = p.campaign_id "
                    + "ORDER BY p.id")
    List<PrecedenceRow> rules();

    @Insert("INSERT INTO jn_precedence (id, journey_id, campaign_id, lower_only, refuses, marketing, created_at, "
            + "created_by) VALUES (#{r.id}, #{r.journeyId}, #{r.campaignId}, #{r.lowerOnly}, #{r.refuses}, "
            + "#{r.marketing}, #{r.createdAt}, #{r.createdBy})")
    void addRule(@Param("r") PrecedenceRow rule);

    @Delete("DELETE FROM jn_precedence WHERE id = #{id}")
    int removeRule(@Param("id") long id);

    record CampaignNameRow(long id, String name) {}

    record TrafficRow(long id, int priority, int perHour, long campaignId) {}

    /**
     * @param journeyId 0 when the rule speaks of a campaign, and the other way round
     * @param name of either
     */
    record PrecedenceRow(
            long id,
            long journeyId,
            long campaignId,
            boolean lowerOnly,
            boolean refuses,
            String marketing,
            LocalDateTime createdAt,
            String createdBy,
            String name) {}
}
