package io.yujian.bench;

import io.yujian.embedded.SqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What the database server itself counts, and how fast it commits single rows. */
final class DatabaseWork {
    private static final long PAGE_BYTES = 16 * 1024;

    private final SqlServer server;

    DatabaseWork(SqlServer server) {
        this.server = server;
    }

    /**
     * @param statements SELECT, INSERT, UPDATE and DELETE
     * @param commits transactions
     * @param rowWrites rows inserted, updated and deleted
     * @param redoBytes written to the redo log
     * @param pageBytes written to data files, purge and flushing of the time included
     */
    record Counters(long statements, long commits, long rowWrites, long redoBytes, long pageBytes) {
        Counters since(Counters before) {
            return new Counters(
                    statements - before.statements,
                    commits - before.commits,
                    rowWrites - before.rowWrites,
                    redoBytes - before.redoBytes,
                    pageBytes - before.pageBytes);
        }
    }

    Counters counters() {
        Map<String, Long> values = new HashMap<>();
        try (Connection connection = server.connect("yujian");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS")) {
            while (rows.next()) {
                try {
                    values.put(rows.getString(1).toLowerCase(java.util.Locale.ROOT), Long.parseLong(rows.getString(2)));
                } catch (NumberFormatException ignored) {
                    // many status values are words
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        long statements = sum(values, "com_select", "com_insert", "com_update", "com_delete", "com_replace");
        long rows = sum(values, "innodb_rows_inserted", "innodb_rows_updated", "innodb_rows_deleted");
        if (rows == 0) {
            // MariaDB counts handler calls only: a row of a partitioned table twice, an upsert that hits twice
            rows = sum(values, "handler_write", "handler_update", "handler_delete");
        }
        return new Counters(
                statements,
                sum(values, "com_commit"),
                rows,
                sum(values, "innodb_os_log_written"),
                sum(values, "innodb_dblwr_pages_written", "innodb_pages_written") * PAGE_BYTES);
    }

    private static long sum(Map<String, Long> values, String... names) {
        long total = 0;
        for (String name : names) {
            total += values.getOrDefault(name, 0L);
        }
        return total;
    }

    /** Single-row durable inserts per second: what a callback costs when each is a commit of its own. */
    double singleRowCommits(int connections, int seconds) throws InterruptedException, SQLException {
        try (Connection connection = server.connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_floor (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
                    + " dedupe BINARY(16) NOT NULL, body VARBINARY(600) NOT NULL, UNIQUE KEY uk_dedupe (dedupe))"
                    + " ENGINE=InnoDB");
        }
        AtomicLong done = new AtomicLong();
        CountDownLatch end = new CountDownLatch(connections);
        long start = System.nanoTime();
        long stop = start + seconds * 1_000_000_000L;
        for (int c = 0; c < connections; c++) {
            new Thread(() -> {
                        try (Connection connection = server.connect("yujian");
                                PreparedStatement insert = connection.prepareStatement(
                                        "INSERT INTO bench_floor (dedupe, body) VALUES (?, ?)")) {
                            ThreadLocalRandom random = ThreadLocalRandom.current();
                            byte[] body = new byte[400];
                            byte[] key = new byte[16];
                            while (System.nanoTime() < stop) {
                                random.nextBytes(key);
                                insert.setBytes(1, key);
                                insert.setBytes(2, body);
                                insert.executeUpdate();
                                done.incrementAndGet();
                            }
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            end.countDown();
                        }
                    })
                    .start();
        }
        end.await();
        double perSecond = done.get() / ((System.nanoTime() - start) / 1e9);
        try (Connection connection = server.connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE bench_floor");
        }
        return perSecond;
    }

    /**
     * Events a second that one connection makes durable in commits of a hundred, each a row of the inbox and one of the
     * waiting list, with nothing else on the machine: what the database leaves for the rest to reach.
     */
    double batchedEvents(int seconds) throws SQLException {
        int rows = 100;
        try (Connection connection = DriverManager.getConnection(
                server.jdbcUrl("yujian") + "&useServerPrepStmts=true", server.user(), server.password())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE bench_inbox LIKE pf_inbox");
                statement.execute("CREATE TABLE bench_pending LIKE pf_pending");
            }
            connection.setAutoCommit(false);
            long stored = 0;
            long start = System.nanoTime();
            try (PreparedStatement inbox = connection.prepareStatement("INSERT INTO bench_inbox(created_s,dedupe,id,"
                            + "source,account_id,sender,lane_key,lane,body,trace_id,stored_at,late) VALUES "
                            + values(
                                    "(?,?,?,'mp',1,'oBenchFan00000000000000000001',?,0,?,'trace','2026-01-01',0)", rows)
                            + " ON DUPLICATE KEY UPDATE dedupe=VALUES(dedupe)");
                    PreparedStatement pending =
                            connection.prepareStatement("INSERT INTO bench_pending(lane_key,id,lane,"
                                    + "attempts,owner,created_s,dedupe,lease_until) VALUES "
                                    + values("(?,?,0,0,-1,?,?,0)", rows))) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                byte[] body = new byte[330];
                while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                    long second = System.currentTimeMillis() / 1000;
                    byte[][] keys = new byte[rows][16];
                    for (byte[] key : keys) {
                        random.nextBytes(key);
                    }
                    Arrays.sort(keys, Arrays::compareUnsigned);
                    long[] lanes = random.longs(rows).sorted().toArray();
                    for (int i = 0; i < rows; i++) {
                        long id = random.nextLong();
                        inbox.setLong(i * 5 + 1, second);
                        inbox.setBytes(i * 5 + 2, keys[i]);
                        inbox.setLong(i * 5 + 3, id);
                        inbox.setLong(i * 5 + 4, lanes[i]);
                        inbox.setBytes(i * 5 + 5, body);
                        pending.setLong(i * 4 + 1, lanes[i]);
                        pending.setLong(i * 4 + 2, id);
                        pending.setLong(i * 4 + 3, second);
                        pending.setBytes(i * 4 + 4, keys[i]);
                    }
                    inbox.executeUpdate();
                    pending.executeUpdate();
                    connection.commit();
                    stored += rows;
                }
            }
            double perSecond = stored / ((System.nanoTime() - start) / 1e9);
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE bench_inbox");
                statement.execute("DROP TABLE bench_pending");
            }
            return perSecond;
        }
    }

    private static String values(String row, int times) {
        return String.join(",", Collections.nCopies(times, row));
    }
}
