package io.yujian.bench;

import io.yujian.embedded.SqlServer;
import io.yujian.platform.slot.Slots;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How exactly runs wake while millions wait: 2 000 a second for a minute, once with nothing else, once beside the waiting
 * ones, once more while an outside dump holds a snapshot. Each wake is a whole one: the timer is found, the customer
 * locked, the run read, moved to its end, and everything counted.
 */
final class TimerPrecision implements Bench.Part {
    private static final int RATE = 2_000;
    private static final int ROWS_PER_INSERT = 2_000;
    private static final int CACHE_MB = 4_096;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int waiting = setting.quick() ? 200_000 : 10_000_000;
        int seconds = setting.quick() ? 10 : 60;
        report.heading("Runs that wake while " + String.format("%,d", waiting) + " wait (" + setting.database() + ")");
        try (ProductStack stack = ProductStack.start(setting.root(), setting.work(), setting.mySqlHome(), CACHE_MB)) {
            Node node = stack.startNode("all", "all");
            WaitingRuns runs = WaitingRuns.begin(stack, node);
            warm(runs, setting.quick() ? 5 : 60);
            report.table(
                    "beside",
                    "wakes a second",
                    "oldest overdue p50",
                    "p99",
                    "largest",
                    "page requests / wake",
                    "pages from disk / wake",
                    "statements in an idle second");
            measure(stack.database(), runs, report, "nothing", seconds);
            long start = System.nanoTime();
            long rows = bytes(stack.database(), "jn_run");
            long timers = bytes(stack.database(), "pf_timer");
            fill(runs, waiting);
            long filled = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            measure(stack.database(), runs, report, "waiting runs", seconds);
            try (Connection dump = stack.database().connect("yujian");
                    Statement statement = dump.createStatement()) {
                statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
                measure(stack.database(), runs, report, "waiting runs and a dump's snapshot", seconds);
                statement.execute("ROLLBACK");
            }
            report.line("");
            report.line(String.format(
                    Locale.ROOT,
                    "The waiting runs were written in %d s. One takes %d bytes with its indexes, its timer %d. Resident"
                            + " memory of the product: %d MiB.",
                    filled,
                    (bytes(stack.database(), "jn_run") - rows) / waiting,
                    (bytes(stack.database(), "pf_timer") - timers) / waiting,
                    node.process().residentMiB()));
        }
    }

    private static void warm(WaitingRuns runs, int seconds) throws Exception {
        Instant first = Instant.now().plusSeconds(5);
        runs.add(RATE * seconds, i -> first.plusNanos(i * 1_000_000_000L / RATE));
        TimeUnit.MILLISECONDS.sleep(Math.max(
                0,
                first.plusSeconds(seconds + 5L).toEpochMilli() - Instant.now().toEpochMilli()));
    }

    private void measure(SqlServer server, WaitingRuns runs, Report report, String beside, int seconds)
            throws Exception {
        long idle = idleStatements(server);
        // late enough for all of them to be written before
        Instant first = Instant.now().plusSeconds(15);
        long finished = runs.finished();
        runs.add(RATE * seconds, i -> first.plusNanos(i * 1_000_000_000L / RATE));
        if (Instant.now().isAfter(first)) {
            throw new IllegalStateException("the first was due before the last was written");
        }
        long requests = status(server, "Innodb_buffer_pool_read_requests");
        long reads = status(server, "Innodb_buffer_pool_reads");
        Histogram overdue = new Histogram(3);
        Instant end = first.plusSeconds(seconds + 2L);
        try (Connection connection = server.connect("yujian");
                PreparedStatement oldest = connection.prepareStatement(oldestQuery())) {
            while (Instant.now().isBefore(end)) {
                Instant now = Instant.now();
                if (now.isAfter(first) && now.isBefore(first.plusSeconds(seconds))) {
                    overdue.recordValue(overdueMillis(oldest, now));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        double timers = RATE * (double) seconds;
        report.row(
                beside,
                RATE,
                overdue.getValueAtPercentile(50) + " ms",
                overdue.getValueAtPercentile(99) + " ms",
                overdue.getMaxValue() + " ms",
                (status(server, "Innodb_buffer_pool_read_requests") - requests) / timers,
                String.format("%.4f", (status(server, "Innodb_buffer_pool_reads") - reads) / timers),
                idle);
        long missing = RATE * (long) seconds - (runs.finished() - finished);
        if (missing > 0) {
            report.line("");
            report.line(missing + " runs had not ended two seconds after the last was due.");
        }
    }

    private static long idleStatements(SqlServer server) throws Exception {
        DatabaseWork work = new DatabaseWork(server);
        DatabaseWork.Counters before = work.counters();
        TimeUnit.SECONDS.sleep(10);
        return work.counters().since(before).statements() / 10;
    }

    /** Earliest in each slot: the head of the key's range, so looking costs next to nothing. */
    private static String oldestQuery() {
        return "SELECT MIN(due_at) FROM ("
                + IntStream.range(0, Slots.COUNT)
                        .mapToObj(slot -> "(SELECT due_at FROM pf_timer WHERE lane=0 AND slot=" + slot
                                + " ORDER BY due_at LIMIT 1)")
                        .collect(Collectors.joining(" UNION ALL "))
                + ") heads";
    }

    private static long overdueMillis(PreparedStatement oldest, Instant now) throws SQLException {
        try (ResultSet row = oldest.executeQuery()) {
            LocalDateTime due = row.next() ? row.getObject(1, LocalDateTime.class) : null;
            return due == null
                    ? 0
                    : Math.max(
                            0,
                            now.toEpochMilli() - due.toInstant(ZoneOffset.UTC).toEpochMilli());
        }
    }

    /** Waits of the next thirty days. */
    private static void fill(WaitingRuns runs, int count) throws SQLException {
        Instant from = Instant.now().plusSeconds(7_200);
        double stepMillis = (double) TimeUnit.DAYS.toMillis(30) / count;
        runs.add(count, i -> from.plusMillis((long) (i * stepMillis)));
    }

    private static long bytes(SqlServer server, String table) throws SQLException {
        try (Connection connection = server.connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE " + table); // its size is an estimate that is refreshed by this
        }
        return number(
                server,
                "SELECT data_length+index_length FROM information_schema.tables WHERE table_schema='yujian'"
                        + " AND table_name='" + table + "'");
    }

    private static long status(SqlServer server, String name) throws SQLException {
        try (Connection connection = server.connect("yujian");
                PreparedStatement statement = connection.prepareStatement("SHOW GLOBAL STATUS LIKE ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(2) : 0;
            }
        }
    }

    static long number(SqlServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("yujian");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
