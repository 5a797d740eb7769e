package io.yujian.journey.insight.recount;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL of the recount. */
@Mapper
interface RecountMapper {
    /** Journeys that somebody may have entered. */
    List<Long> journeys();

    /** Runs, the forgotten ones too, by version, state and the node where they stand; no node when they are over. */
    List<StandingRow> standing(@Param("id") long journeyId);

    /** What the counters say: sums over hours. */
    List<SumRow> sums(@Param("id") long journeyId);

    void mend(@Param("rows") List<MendRow> rows);

    record StandingRow(int version, int state, String node, long n) {}

    record SumRow(int version, String node, String kind, long n) {}

    record MendRow(long journeyId, int version, String node, String kind, int hour, byte slot, long n) {}
}
