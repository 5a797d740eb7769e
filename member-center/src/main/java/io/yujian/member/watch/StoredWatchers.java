package io.yujian.member.watch;

import io.yujian.member.MergeParticipant;
import io.yujian.member.ProductWatchers;
import io.yujian.member.text.TextForm;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.database.Many;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** SQL of {@code mb_watch}. Changed under the customer's lock. */
@Component
class StoredWatchers implements ProductWatchers, MergeParticipant {
    private static final int KEY_BYTES = 16;
    private static final Comparator<Watch> BY_KEY = Comparator.comparingLong(Watch::customerId)
            .thenComparing(Watch::product)
            .thenComparing(Watch::reason);
    private final JdbcTemplate jdbc;

    StoredWatchers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id time-sorted */
    record Watch(long customerId, String product, Reason reason, long id, Instant at) {}

    /** One statement; who watches already keeps the place. */
    void add(List<Watch> watches) {
        List<Object> values = new ArrayList<>();
        watches.stream().sorted(BY_KEY).forEach(w -> {
            values.add(w.customerId());
            values.add(key(w.product()));
            values.add(w.reason().ordinal());
            values.add(w.id());
            values.add(UtcTime.of(w.at()));
        });
        jdbc.update(
                "INSERT INTO mb_watch(customer_id,product_key,kind,id,at) VALUES "
                        + Many.of(Many.row(5), ",", watches.size())
                        + " ON DUPLICATE KEY UPDATE at=GREATEST(at,VALUES(at))",
                values.toArray());
    }

    /** One statement. */
    void remove(List<Watch> watches) {
        List<Object> values = new ArrayList<>();
        watches.stream().sorted(BY_KEY).forEach(w -> {
            values.add(w.customerId());
            values.add(key(w.product()));
            values.add(w.reason().ordinal());
        });
        jdbc.update(
                "DELETE FROM mb_watch WHERE (customer_id,product_key,kind) IN ("
                        + Many.of(Many.row(3), ",", watches.size()) + ")",
                values.toArray());
    }

    @Override
    public List<Watcher> after(String product, Set<Reason> reasons, Instant since, long afterPlace, int most) {
        List<Integer> kinds = reasons.stream().map(Reason::ordinal).sorted().toList();
        List<Object> values = new ArrayList<>(List.of(key(product), afterPlace, UtcTime.of(since)));
        values.addAll(kinds);
        values.add(UtcTime.of(since));
        values.addAll(kinds);
        values.add(most);
        String in = Many.row(kinds.size());
        // Who watches for several reasons comes once, where the person came first.
        return jdbc.query(
                "SELECT w.customer_id, w.id FROM mb_watch w WHERE w.product_key = ? AND w.id > ? AND w.at >= ? AND"
                        + " w.kind IN "
                        + in
                        + " AND NOT EXISTS (SELECT 1 FROM mb_watch o WHERE o.customer_id = w.customer_id"
                        + " AND o.product_key = w.product_key AND o.at >= ? AND o.kind IN " + in
                        + " AND o.id < w.id) ORDER BY w.id LIMIT ?",
                (row, no) -> new Watcher(row.getLong(1), row.getLong(2)),
                values.toArray());
    }

    private static byte[] key(String product) {
        return Arrays.copyOf(Digests.sha256(TextForm.clean(product)), KEY_BYTES);
    }

    private record Row(String product, int kind, long id, String at) {}

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        List<Row> rows = jdbc.query(
                "SELECT HEX(product_key), kind, id, at FROM mb_watch WHERE customer_id = ? ORDER BY product_key, kind",
                (row, no) -> new Row(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4)),
                loserId);
        if (rows.isEmpty()) {
            return List.of();
        }
        jdbc.update(
                "INSERT INTO mb_watch(customer_id,product_key,kind,id,at)"
                        + " SELECT ?, l.product_key, l.kind, l.id, l.at FROM mb_watch l WHERE l.customer_id = ?"
                        + " ON DUPLICATE KEY UPDATE mb_watch.at = GREATEST(mb_watch.at, VALUES(at))",
                survivorId,
                loserId);
        jdbc.update("DELETE FROM mb_watch WHERE customer_id = ?", loserId);
        return rows.stream()
                .map(row -> new Change(
                        "mb_watch",
                        loserId + "." + row.product() + "." + row.kind(),
                        "{\"customer_id\":\"" + loserId + "\",\"id\":\"" + row.id() + "\",\"at\":\"" + row.at()
                                + "\"}"))
                .toList();
    }
}
