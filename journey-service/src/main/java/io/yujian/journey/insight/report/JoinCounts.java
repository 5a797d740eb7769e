package io.yujian.journey.insight.report;

import io.yujian.platform.database.HourSums;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the counters small, so that they can be kept for ever and read quickly. Changes no sum. */
@Component
public class JoinCounts implements Duty {
    private final List<HourSums> tables;
    private final InstantSource clock;
    private final ZoneId zone;

    JoinCounts(JdbcTemplate jdbc, TransactionRetry transactions, InstantSource clock, ZoneId zone) {
        this.tables = List.of(
                new HourSums(
                        jdbc,
                        transactions,
                        "jn_count",
                        List.of("journey_id", "version", "node", "kind", "hour", "slot"),
                        List.of("n")),
                new HourSums(
                        jdbc,
                        transactions,
                        "jn_money",
                        List.of("journey_id", "version", "held", "hour", "day", "slot"),
                        List.of("orders", "cents", "refunds", "refunded")));
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "join-journey-counts";
    }

    @Override
    public String cron() {
        return "0 10 4 * * *";
    }

    @Override
    public void run() {
        tables.forEach(table -> table.join(clock.instant(), zone));
    }
}
