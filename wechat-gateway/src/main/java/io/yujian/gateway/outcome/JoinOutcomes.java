package io.yujian.gateway.outcome;

import io.yujian.platform.database.HourSums;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the counters of outcomes small for ever. */
@Component
class JoinOutcomes implements Duty {
    private final HourSums sums;
    private final InstantSource clock;
    private final ZoneId zone;

    JoinOutcomes(JdbcTemplate jdbc, TransactionRetry transactions, InstantSource clock, ZoneId zone) {
        this.sums = new HourSums(
                jdbc,
                transactions,
                "gw_outcome",
                List.of("source_ref", "hour", "node", "kind", "version", "slot"),
                List.of("n"));
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "join-outcomes";
    }

    @Override
    public String cron() {
        return "0 35 4 * * *";
    }

    @Override
    public void run() {
        sums.join(clock.instant(), zone);
    }
}
