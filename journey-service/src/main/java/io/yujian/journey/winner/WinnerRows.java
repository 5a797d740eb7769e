package io.yujian.journey.winner;

import io.yujian.platform.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of {@code jn_winner}, and the counters that decide. */
@Component
class WinnerRows {
    private static final String LATEST = "SELECT w.journey_id, w.node, w.ways, w.round, w.since, w.version, w.port,"
            + " w.clear, w.decided_at, w.numbers FROM jn_winner w WHERE NOT EXISTS (SELECT 1 FROM jn_winner n WHERE"
            + " n.journey_id = w.journey_id AND n.node = w.node AND n.ways = w.ways AND n.round > w.round)";

    private final JdbcTemplate jdbc;

    WinnerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The present round of every test that has a row. */
    Map<SplitTest, WinnerRow> latest() {
        return byTest(jdbc.query(LATEST, (row, no) -> row(row)));
    }

    Map<SplitTest, WinnerRow> latest(long journeyId) {
        return byTest(jdbc.query(LATEST + " AND w.journey_id = ?", (row, no) -> row(row), journeyId));
    }

    /** Whoever comes first decides. @return false when the round was decided before */
    boolean decide(WinnerRow decided) {
        Object at = decided.decidedAt() == null ? null : UtcTime.of(decided.decidedAt());
        SplitTest test = decided.test();
        // A first round has no row: this makes one that is open, unless it is there.
        jdbc.update(
                "INSERT INTO jn_winner (journey_id, node, ways, round, since, version, clear)"
                        + " VALUES (?, ?, ?, ?, NULL, 0, 0) ON DUPLICATE KEY UPDATE round = VALUES(round)",
                test.journeyId(),
                test.node(),
                test.ways(),
                decided.round());
        return jdbc.update(
                        "UPDATE jn_winner SET version = ?, port = ?, clear = ?, decided_at = ?, numbers = ?"
                                + " WHERE journey_id = ? AND node = ? AND ways = ? AND round = ? AND decided_at IS NULL",
                        decided.version(),
                        decided.port(),
                        decided.clear(),
                        at,
                        decided.numbers(),
                        test.journeyId(),
                        test.node(),
                        test.ways(),
                        decided.round())
                == 1;
    }

    /** Begins the next round. @return false when somebody else has */
    boolean begin(SplitTest test, int round, Instant since) {
        return jdbc.update(
                        "INSERT INTO jn_winner (journey_id, node, ways, round, since, version, clear)"
                                + " SELECT ?, ?, ?, ?, ?, 0, 0 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM jn_winner w"
                                + " WHERE w.journey_id = ? AND w.node = ? AND w.ways = ? AND w.round >= ?)",
                        test.journeyId(),
                        test.node(),
                        test.ways(),
                        round,
                        UtcTime.of(since),
                        test.journeyId(),
                        test.node(),
                        test.ways(),
                        round)
                == 1;
    }

    /** By kind, of people who entered in this hour or later. */
    Map<String, Long> counts(SplitTest test, List<Integer> versions, int fromHour) {
        Map<String, Long> counts = new HashMap<>();
        for (int version : versions) {
            jdbc.query(
                    "SELECT kind, SUM(n) FROM jn_count WHERE journey_id = ? AND version = ? AND node = ?"
                            + " AND kind >= 'arm' AND kind < 'arn' AND hour >= ? GROUP BY kind",
                    row -> {
                        counts.merge(row.getString(1), row.getLong(2), Long::sum);
                    },
                    test.journeyId(),
                    version,
                    test.node(),
                    fromHour);
        }
        return counts;
    }

    @Nullable
    Instant publishedAt(long journeyId, int version) {
        return jdbc
                .queryForList(
                        "SELECT published_at FROM jn_version WHERE journey_id = ? AND version = ?",
                        LocalDateTime.class,
                        journeyId,
                        version)
                .stream()
                .findFirst()
                .map(UtcTime::toInstant)
                .orElse(null);
    }

    private static Map<SplitTest, WinnerRow> byTest(List<WinnerRow> rows) {
        Map<SplitTest, WinnerRow> byTest = new HashMap<>();
        rows.forEach(row -> byTest.put(row.test(), row));
        return byTest;
    }

    private static WinnerRow row(ResultSet row) throws SQLException {
        return new WinnerRow(
                new SplitTest(row.getLong(1), row.getString(2), row.getString(3)),
                row.getInt(4),
                instant(row.getObject(5, LocalDateTime.class)),
                row.getInt(6),
                row.getString(7),
                row.getBoolean(8),
                instant(row.getObject(9, LocalDateTime.class)),
                row.getString(10));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime stored) {
        return stored == null ? null : UtcTime.toInstant(stored);
    }
}
