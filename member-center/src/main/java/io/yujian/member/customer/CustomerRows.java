package io.yujian.member.customer;

import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores new rows of {@code mb_customer}, any number in one statement of plain JDBC: every new fan needs one. */
@Component
public class CustomerRows {
    private final JdbcTemplate jdbc;

    CustomerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(List<CustomerRow> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 10);
        for (CustomerRow row : rows) {
            values.add(row.id());
            values.add(row.seq());
            values.add(row.name());
            values.add(row.remark());
            values.add(row.tail());
            values.add(row.attributes());
            values.add(row.verifiedPhones());
            values.add(row.blocked());
            values.add(row.mergedInto());
            values.add(UtcTime.of(row.createdAt()));
        }
        jdbc.update(
                "INSERT INTO mb_customer(id,seq,name,remark,tail,attributes,verified_phones,blocked,merged_into,created_at)"
                        + " VALUES " + Many.of(Many.row(10), ",", rows.size()),
                values.toArray());
    }
}
