package io.yujian.member.reach;

import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes {@code mb_reach}, any number of rows in one statement of plain JDBC: nearly every event changes one. */
@Component
public class ReachRows {
    private final JdbcTemplate jdbc;

    ReachRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Final values, computed under the customers' locks. */
    public void put(Collection<ReachRow> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 9);
        for (ReachRow row : rows) {
            values.add(row.customerId());
            values.add(row.identityId());
            values.add(row.accountId());
            values.add(row.following());
            values.add(UtcTime.of(row.changedAt()));
            values.add(utc(row.since()));
            values.add(utc(row.messageAt()));
            values.add(utc(row.tapAt()));
            values.add(utc(row.since()));
        }
        // The profile's time first, while since still has its old value: whoever follows anew is asked for anew.
        jdbc.update(
                "INSERT INTO mb_reach(customer_id,identity_id,account_id,following,changed_at,since,message_at,tap_at,"
                        + "profile_due_at) VALUES " + Many.of(Many.row(9), ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE"
                        + " profile_due_at=IF(since<=>VALUES(since),profile_due_at,VALUES(since)),"
                        + "following=VALUES(following),changed_at=VALUES(changed_at),since=VALUES(since),"
                        + "message_at=VALUES(message_at),tap_at=VALUES(tap_at)",
                values.toArray());
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant time) {
        return time == null ? null : UtcTime.of(time);
    }
}
