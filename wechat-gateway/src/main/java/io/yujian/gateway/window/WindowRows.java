package io.yujian.gateway.window;

import io.yujian.platform.database.Many;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Statements of windows and credits, each one for any number of rows. Callers pass keys and rows sorted, so that two
 * batches lock in one order.
 */
@Component
class WindowRows {
    private static final String COLUMNS = "account_id,openid,followed,follow_s,msg_left,msg_s,tap_left,tap_s,"
            + "enter_left,enter_s,scan_left,scan_s";
    private static final String CREDIT_COLUMNS = "account_id,openid,template_id,credit,blocked,decided_s";

    private final JdbcTemplate jdbc;

    WindowRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<WindowRow> lock(Collection<Person> people) {
        List<@Nullable Object> values = new ArrayList<>(people.size() * 2);
        for (Person person : people) {
            values.add(person.accountId());
            values.add(person.openid());
        }
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM gw_window WHERE "
                        + Many.of("(account_id=? AND openid=?)", " OR ", people.size())
                        + " ORDER BY account_id,openid FOR UPDATE",
                WindowRows::window,
                values.toArray());
    }

    /** Assignments run from left to right: each "left" is decided before its time moves. Time never goes back. */
    void open(List<WindowRow> rows) {
        insert(
                rows,
                "followed=IF(VALUES(follow_s)>=follow_s,VALUES(followed),followed),"
                        + "follow_s=GREATEST(follow_s,VALUES(follow_s)),"
                        + newer("msg") + "," + newer("tap") + "," + newer("enter") + "," + newer("scan"));
    }

    private static String newer(String kind) {
        String left = kind + "_left";
        String since = kind + "_s";
        return left + "=IF(VALUES(" + since + ")>0 AND VALUES(" + since + ")>=" + since + ",VALUES(" + left + "),"
                + left + ")," + since + "=GREATEST(" + since + ",VALUES(" + since + "))";
    }

    /** Rows are locked and read before: plain values. */
    void save(List<WindowRow> rows) {
        insert(
                rows,
                "followed=VALUES(followed),msg_left=VALUES(msg_left),tap_left=VALUES(tap_left),"
                        + "enter_left=VALUES(enter_left),scan_left=VALUES(scan_left)");
    }

    private void insert(List<WindowRow> rows, String update) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 12);
        for (WindowRow r : rows) {
            values.add(r.accountId());
            values.add(r.openid());
            values.add(r.followed());
            values.add(r.followS());
            values.add(r.msgLeft());
            values.add(r.msgS());
            values.add(r.tapLeft());
            values.add(r.tapS());
            values.add(r.enterLeft());
            values.add(r.enterS());
            values.add(r.scanLeft());
            values.add(r.scanS());
        }
        jdbc.update(
                "INSERT INTO gw_window(" + COLUMNS + ") VALUES "
                        + Many.of("(?,?,?,?,?,?,?,?,?,?,?,?)", ",", rows.size()) + " ON DUPLICATE KEY UPDATE " + update,
                values.toArray());
    }

    List<CreditRow> lockCredits(Collection<CreditKey> keys) {
        List<@Nullable Object> values = new ArrayList<>(keys.size() * 3);
        for (CreditKey key : keys) {
            values.add(key.accountId());
            values.add(key.openid());
            values.add(key.templateId());
        }
        return jdbc.query(
                "SELECT " + CREDIT_COLUMNS + " FROM gw_credit WHERE "
                        + Many.of("(account_id=? AND openid=? AND template_id=?)", " OR ", keys.size())
                        + " ORDER BY account_id,openid,template_id FOR UPDATE",
                (rs, i) -> new CreditRow(
                        rs.getLong(1),
                        Objects.requireNonNull(rs.getString(2)),
                        Objects.requireNonNull(rs.getString(3)),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getLong(6)),
                values.toArray());
    }

    void cancel(List<CreditRow> rows) {
        insertCredits(
                rows,
                "credit=IF(VALUES(decided_s)>=decided_s,0,credit),"
                        + "blocked=IF(VALUES(decided_s)>=decided_s,1,blocked),"
                        + "decided_s=GREATEST(decided_s,VALUES(decided_s))");
    }

    void grant(List<CreditRow> rows) {
        insertCredits(
                rows,
                "credit=IF(blocked=1 AND decided_s>VALUES(decided_s),credit,credit+VALUES(credit)),"
                        + "blocked=IF(VALUES(decided_s)>=decided_s,0,blocked),"
                        + "decided_s=GREATEST(decided_s,VALUES(decided_s))");
    }

    void saveCredits(List<CreditRow> rows) {
        insertCredits(rows, "credit=VALUES(credit)");
    }

    private void insertCredits(List<CreditRow> rows, String update) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 6);
        for (CreditRow r : rows) {
            values.add(r.accountId());
            values.add(r.openid());
            values.add(r.templateId());
            values.add(r.credit());
            values.add(r.blocked());
            values.add(r.decidedS());
        }
        jdbc.update(
                "INSERT INTO gw_credit(" + CREDIT_COLUMNS + ") VALUES " + Many.of("(?,?,?,?,?,?)", ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE " + update,
                values.toArray());
    }

    private static WindowRow window(ResultSet rs, int number) throws SQLException {
        return new WindowRow(
                rs.getLong(1),
                Objects.requireNonNull(rs.getString(2)),
                rs.getInt(3),
                rs.getLong(4),
                rs.getInt(5),
                rs.getLong(6),
                rs.getInt(7),
                rs.getLong(8),
                rs.getInt(9),
                rs.getLong(10),
                rs.getInt(11),
                rs.getLong(12));
    }

    record WindowRow(
            long accountId,
            String openid,
            int followed,
            long followS,
            int msgLeft,
            long msgS,
            int tapLeft,
            long tapS,
            int enterLeft,
            long enterS,
            int scanLeft,
            long scanS) {}

    record CreditRow(long accountId, String openid, String templateId, int credit, int blocked, long decidedS) {}
}
