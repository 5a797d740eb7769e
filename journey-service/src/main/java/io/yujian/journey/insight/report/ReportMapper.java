package io.yujian.journey.insight.report;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Sums of counters. Each statement reads a range of the primary key of its table and ends by itself when it takes long. */
@Mapper
interface ReportMapper {
    @Nullable
    HeadRow head(@Param("id") long journeyId);

    List<Integer> versions(@Param("id") long journeyId);

    /** Whole-journey figures by hour. */
    List<HourRow> byHour(@Param("f") Slice slice, @Param("kinds") Collection<String> kinds);

    /** All other whole-journey figures. */
    List<SumRow> whole(@Param("f") Slice slice, @Param("without") Collection<String> kinds);

    List<SumRow> nodes(@Param("f") Slice slice);

    List<MoneyRow> money(@Param("f") Slice slice, @Param("days") int days);

    int setAside(@Param("id") long journeyId, @Param("bound") int bound);

    /** @param versions never empty; hours from, inclusive, to, exclusive */
    record Slice(long journeyId, List<Integer> versions, int fromHour, int toHour) {}

    record HeadRow(String name, @Nullable String definition) {}

    record HourRow(String kind, int hour, long n) {}

    record SumRow(String node, String kind, long n) {}

    record MoneyRow(int held, long orders, long cents, long refunds, long refunded) {
        /** What is left of it. */
        long net() {
            return cents - refunded;
        }
    }
}
