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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How exactly timers fire while millions wait: 2 000 a second for a minute, once with nothing else, once beside the
 * waiting ones, once more while an outside dump holds a snapshot. The timers belong to runs that are gone, so what is
 * measured is the timer's own part of a wake: finding, locking, looking the run up, deleting.
 */
final class TimerPrecision implements Bench.Part {
    private static final int RATE = 2_000;
    private static final int ROWS_PER_INSERT = 2_000;
    private static final int CACHE_MB = 4_096;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int waiting = setting.quick() ? 200_000 : 10_000_000;
        int seconds = setting.quick() ? 10 : 60;
        report.heading("Timers while " + String.format("%,d", waiting) + " wait (" + setting.database() + ")");
        try (ProductStack stack = ProductStack.start(setting.root(), setting.work(), setting.mySqlHome(), CACHE_MB)) {
            Node node = stack.startNode("all", "all");
            report.table(
                    "beside",
                    "timers a second",
                    "oldest overdue p50",
                    "p99",
                    "largest",
                    "page requests / timer",
                    "pages from disk / timer",
                    "statements in an idle second");
            measure(stack.database(), report, "nothing", seconds);
            long start = System.nanoTime();
            fill(stack.database(), waiting);
            long filled = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            measure(stack.database(), report, "waiting timers", seconds);
            try (Connection dump = stack.database().connect("yujian");
                    Statement statement = dump.createStatement()) {
                statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
                measure(stack.database(), report, "waiting timers and a dump's snapshot", seconds);
                statement.execute("ROLLBACK");
            }
            report.line("");
            report.line("The waiting timers were written in " + filled + " s and take "
                    + bytes(stack.database()) / waiting + " bytes each. Resident memory of the product: "
                    + node.process().residentMiB() + " MiB.");
        }
    }

    private void measure(SqlServer server, Report report, String beside, int seconds) throws Exception {
        long idle = idleStatements(server);
        Instant first = Instant.now().plusSeconds(5);
        due(server, first, RATE * seconds);
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
        if (left(server, end) > 0) {
            report.line("Not all had fired two seconds after the last was due.");
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

    /** Spread evenly over the seconds, as if their waits had begun at random moments. */
    private static void due(SqlServer server, Instant first, int count) throws SQLException {
        long firstId = System.nanoTime();
        insert(server, count, i -> {
            long run = Slots.mix(firstId + i) >>> 2;
            return new Row(Slots.of(run), first.plusNanos(i * 1_000_000_000L / RATE), firstId + i, run);
        });
    }

    /** Waits of the next thirty days. */
    private static void fill(SqlServer server, int count) throws SQLException {
        Instant from = Instant.now().plusSeconds(7_200);
        int perSlot = count / Slots.COUNT;
        long stepMillis = TimeUnit.DAYS.toMillis(30) / perSlot;
        insert(server, perSlot * Slots.COUNT, i -> {
            int slot = i / perSlot;
            return new Row(slot, from.plusMillis((i % perSlot) * stepMillis), i, i);
        });
    }

    private record Row(int slot, Instant due, long id, long run) {}

    private static void insert(SqlServer server, int count, java.util.function.IntFunction<Row> rows)
            throws SQLException {
        try (Connection connection = server.connect("yujian");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO pf_timer(lane,slot,due_at,id,run_id,wait_no) VALUES (0,?,?,?,?,1)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                Row row = rows.apply(i);
                insert.setInt(1, row.slot());
                insert.setObject(2, LocalDateTime.ofInstant(row.due(), ZoneOffset.UTC));
                insert.setLong(3, row.id());
                insert.setLong(4, row.run());
                insert.addBatch();
                if ((i + 1) % ROWS_PER_INSERT == 0 || i + 1 == count) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static long left(SqlServer server, Instant before) throws SQLException {
        return number(
                server,
                "SELECT COUNT(*) FROM pf_timer WHERE lane=0 AND slot BETWEEN 0 AND 15 AND due_at<?",
                LocalDateTime.ofInstant(before, ZoneOffset.UTC));
    }

    private static long bytes(SqlServer server) throws SQLException {
        return number(
                server,
                "SELECT data_length+index_length FROM information_schema.tables WHERE table_schema='yujian'"
                        + " AND table_name='pf_timer'",
                null);
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

    private static long number(SqlServer server, String sql, @Nullable Object argument) throws SQLException {
        try (Connection connection = server.connect("yujian");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (argument != null) {
                statement.setObject(1, argument);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
