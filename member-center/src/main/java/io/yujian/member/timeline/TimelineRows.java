package io.yujian.member.timeline;

import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes {@code mb_event}, any number of rows in one statement of plain JDBC: every event needs one. */
@Component
public class TimelineRows {
    private final JdbcTemplate jdbc;
    private final EventIndex index;

    TimelineRows(JdbcTemplate jdbc, EventIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    public void insert(List<TimelineRow> rows) {
        List<Object> values = new ArrayList<>(rows.size() * 9);
        for (TimelineRow row : rows) {
            values.add(row.customerId());
            values.add(row.id());
            values.add(row.identityId());
            values.add(row.accountId());
            values.add(row.type());
            values.add(row.lane());
            values.add(UtcTime.of(row.occurredAt()));
            values.add(UtcTime.of(row.receivedAt()));
            values.add(row.data());
        }
        jdbc.update(
                "INSERT INTO mb_event(customer_id,id,identity_id,account_id,type,lane,occurred_at,received_at,data) VALUES "
                        + Many.of(Many.row(9), ",", rows.size()),
                values.toArray());
        index.addLate(rows);
    }
}
