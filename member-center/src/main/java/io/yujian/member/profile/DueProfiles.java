package io.yujian.member.profile;

import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** SQL over {@code mb_reach.profile_due_at}. */
@Component
class DueProfiles {
    private final JdbcTemplate jdbc;

    DueProfiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A fan whose profile is wanted since {@code dueAt}. */
    record Due(long customerId, long identityId, long accountId, Instant dueAt, String openid) {}

    List<Due> next(Instant now, Set<Long> accountsLeftOut, int most) {
        String without = accountsLeftOut.isEmpty()
                ? ""
                : " AND r.account_id NOT IN (" + "?,".repeat(accountsLeftOut.size() - 1) + "?)";
        Object[] arguments = new Object[accountsLeftOut.size() + 2];
        arguments[0] = UtcTime.of(now);
        int at = 1;
        for (Long account : accountsLeftOut) {
            arguments[at++] = account;
        }
        arguments[at] = most;
        return jdbc.query(
                "SELECT r.customer_id, r.identity_id, r.account_id, r.profile_due_at, i.value FROM mb_reach r"
                        + " JOIN mb_identity i ON i.customer_id = r.customer_id AND i.id = r.identity_id"
                        + " WHERE r.profile_due_at <= ?" + without + " ORDER BY r.profile_due_at LIMIT ?",
                (row, n) -> new Due(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        UtcTime.toInstant(row.getObject(4, LocalDateTime.class)),
                        String.valueOf(row.getString(5))),
                arguments);
    }

    /** Nothing is wanted of them any more, unless they have followed anew meanwhile. */
    void done(Collection<Due> fetched) {
        jdbc.batchUpdate(
                "UPDATE mb_reach SET profile_due_at = NULL WHERE customer_id = ? AND identity_id = ? AND profile_due_at = ?",
                fetched.stream()
                        .map(each -> new Object[] {each.customerId(), each.identityId(), UtcTime.of(each.dueAt())})
                        .toList());
    }
}
