package io.yujian.gateway.send;

import io.yujian.gateway.SendState;
import io.yujian.gateway.outcome.OutcomeCounts;
import io.yujian.platform.database.Many;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Moves messages between the counters of outcomes when the platform tells later what became of them. */
@Component
class SettledOutcomes {
    private final JdbcTemplate jdbc;
    private final OutcomeCounts outcomes;

    SettledOutcomes(JdbcTemplate jdbc, OutcomeCounts outcomes) {
        this.jdbc = jdbc;
        this.outcomes = outcomes;
    }

    private record Before(
            TryKey key,
            String sourceKind,
            long sourceRef,
            int version,
            int state,
            @Nullable String reason) {}

    /**
     * Called before the rows are settled, and locks them.
     *
     * @param byResult tries by what is told of them; empty: arrived
     */
    void count(Map<String, TreeSet<TryKey>> byResult) {
        Map<TryKey, String> told = new HashMap<>();
        byResult.forEach((result, keys) -> keys.forEach(key -> told.put(key, result)));
        OutcomeCounts.Changes changes = new OutcomeCounts.Changes();
        for (Before before : lastTries(new TreeSet<>(told.keySet()))) {
            SendState was = States.of(before.state());
            String result = Objects.requireNonNull(told.get(before.key()));
            OutcomeCounts.Changes.Of message = changes.of(
                    before.sourceKind(),
                    before.sourceRef(),
                    before.version(),
                    before.key().sourceId(),
                    before.key().node());
            message.notEnded(was, before.reason());
            if (result.isEmpty()) {
                message.ended(SendState.DELIVERED, null);
                message.delivered();
            } else {
                message.ended(SendState.REFUSED, result);
            }
        }
        outcomes.write(changes);
    }

    /** Of those that a result can still settle; a try that another one followed is not how its message ended. */
    private List<Before> lastTries(TreeSet<TryKey> keys) {
        List<Object> values = new ArrayList<>();
        keys.forEach(key -> values.addAll(List.of(key.sourceId(), key.node(), key.visit(), key.tryNo())));
        return jdbc.query(
                "SELECT s.source_id,s.node,s.visit,s.try_no,s.source_kind,s.source_ref,s.version,s.state,s.reason FROM gw_send s"
                        + " WHERE ("
                        + Many.of("(s.source_id=? AND s.node=? AND s.visit=? AND s.try_no=?)", " OR ", keys.size())
                        + ") AND s.state IN (2,5) AND NOT EXISTS (SELECT 1 FROM gw_send n WHERE n.source_id=s.source_id"
                        + " AND n.node=s.node AND n.visit=s.visit AND n.try_no=s.try_no+1) FOR UPDATE",
                (rs, i) -> new Before(
                        new TryKey(rs.getLong(1), Objects.requireNonNull(rs.getString(2)), rs.getInt(3), rs.getInt(4)),
                        Objects.requireNonNull(rs.getString(5)),
                        rs.getLong(6),
                        rs.getInt(7),
                        rs.getInt(8),
                        rs.getString(9)),
                values.toArray());
    }
}
