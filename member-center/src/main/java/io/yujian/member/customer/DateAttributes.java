package io.yujian.member.customer;

import io.yujian.member.customer.AttributeMapper.UndatedRow;
import io.yujian.member.text.DateForm;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads the dates among attributes that a release wrote which did not know of them. Goes through the customers in key
 * ranges, remembers how far it has got, and rests for good at the end; both releases may run side by side meanwhile.
 */
@Component
@ConditionalOnRole(Role.MEMBER_CENTER)
class DateAttributes implements Duty {
    private static final String PLACE = "attribute-dates";
    private static final int RANGE = 1_000;
    private static final int RANGES = 200;

    private final AttributeMapper mapper;
    private final JdbcTemplate jdbc;
    private final TransactionRetry transactions;

    DateAttributes(AttributeMapper mapper, JdbcTemplate jdbc, TransactionRetry transactions) {
        this.mapper = mapper;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "attribute-dates";
    }

    @Override
    public String cron() {
        return "20 * * * * *";
    }

    @Override
    public void run() {
        for (int i = 0; i < RANGES; i++) {
            if (!transactions.get(this::range)) {
                return;
            }
        }
    }

    private boolean range() {
        long after = jdbc.queryForList("SELECT next_value FROM mb_sequence WHERE name = ?", Long.class, PLACE).stream()
                .findFirst()
                .orElse(0L);
        Long to = jdbc.queryForObject(
                "SELECT MAX(id) FROM (SELECT id FROM mb_customer WHERE id > ? ORDER BY id LIMIT ?) r",
                Long.class,
                after,
                RANGE);
        if (to == null) {
            return false;
        }
        List<UndatedRow> rows = mapper.undated(after, to);
        for (UndatedRow row : rows) {
            Optional<DateForm> date = DateForm.read(row.folded());
            mapper.date(
                    row.customerId(),
                    row.attrKey(),
                    date.map(DateForm::monthDay).orElse(0),
                    date.map(DateForm::year).orElse(null));
        }
        jdbc.update(
                "INSERT INTO mb_sequence (name, next_value) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE next_value = VALUES(next_value)",
                PLACE,
                to);
        return true;
    }
}
