package io.yujian.platform.inbox;

import io.yujian.platform.partition.PartitionedTable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The inbox keeps raw bodies and dedupe keys for seven days, and longer for events that still wait. */
@Component
class InboxPartitions implements PartitionedTable {
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcTemplate jdbc;

    InboxPartitions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "pf_inbox";
    }

    @Override
    public Scale scale() {
        return Scale.SECONDS;
    }

    @Override
    public @Nullable Duration retention() {
        return KEPT;
    }

    @Override
    public boolean mayDrop(Instant until) {
        return jdbc.queryForList(
                        "SELECT 1 FROM pf_pending WHERE created_s<? LIMIT 1", Integer.class, until.getEpochSecond())
                .isEmpty();
    }
}
