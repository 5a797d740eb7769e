package io.yujian.member.identity;

import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * SQL over {@code mb_identity}, each statement one for any number of rows. Plain JDBC: every event needs it, and a
 * mapper's {@code foreach} parses each value of each row anew.
 */
@Component
public class IdentityRows {
    private static final String COLUMNS = "ns,value_hash,id,customer_id,value,secret,bound_at";

    private final JdbcTemplate jdbc;

    IdentityRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One range per namespace: both servers read row constructors badly. */
    public List<IdentityRow> find(Collection<NamespaceHashes> groups) {
        StringBuilder sql = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM mb_identity WHERE ");
        List<Object> values = new ArrayList<>();
        for (NamespaceHashes group : groups) {
            sql.append(values.isEmpty() ? "" : " OR ")
                    .append("(ns=? AND value_hash IN ")
                    .append(Many.row(group.hashes().size()))
                    .append(')');
            values.add(group.ns());
            values.addAll(group.hashes());
        }
        return jdbc.query(sql.toString(), IdentityRows::row, values.toArray());
    }

    /** By ascending id. */
    public List<IdentityRow> ofCustomers(Collection<Long> customerIds) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM mb_identity WHERE customer_id IN " + Many.row(customerIds.size())
                        + " ORDER BY id",
                IdentityRows::row,
                customerIds.toArray());
    }

    /** Sorted by key. A key that exists stays as it is; read back to see whose it is. */
    public void insert(List<IdentityRow> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 7);
        for (IdentityRow row : rows) {
            values.add(row.ns());
            values.add(row.valueHash());
            values.add(row.id());
            values.add(row.customerId());
            values.add(row.value());
            values.add(row.secret());
            values.add(UtcTime.of(row.boundAt()));
        }
        jdbc.update(
                "INSERT INTO mb_identity(" + COLUMNS + ") VALUES " + Many.of(Many.row(7), ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE ns=VALUES(ns)",
                values.toArray());
    }

    public void moveToCustomer(long from, long to) {
        jdbc.update("UPDATE mb_identity SET customer_id=? WHERE customer_id=?", to, from);
    }

    private static IdentityRow row(ResultSet rs, int number) throws SQLException {
        return new IdentityRow(
                rs.getInt(1),
                Objects.requireNonNull(rs.getBytes(2)),
                rs.getLong(3),
                rs.getLong(4),
                rs.getString(5),
                rs.getBytes(6),
                UtcTime.toInstant(Objects.requireNonNull(rs.getObject(7, LocalDateTime.class))));
    }

    /** Hashes that are looked for in one namespace. */
    public record NamespaceHashes(int ns, List<byte[]> hashes) {}
}
