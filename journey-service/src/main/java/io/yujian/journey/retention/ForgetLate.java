package io.yujian.journey.retention;

import io.yujian.platform.duty.Duty;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.time.UtcTime;
import java.time.InstantSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Forgets refused events that can let nobody in any more, a thousand rows a transaction. */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
class ForgetLate implements Duty {
    private static final int CHUNK = 1_000;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    ForgetLate(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journey-forget-late";
    }

    @Override
    public String cron() {
        return "0 20 * * * *";
    }

    @Override
    public void run() {
        while (jdbc.update(
                        "DELETE FROM jn_late WHERE until_at < ? ORDER BY until_at LIMIT ?",
                        UtcTime.of(clock.instant()),
                        CHUNK)
                == CHUNK) {
            // each round is a transaction of its own
        }
    }
}
