package io.yujian.bench;

import io.yujian.embedded.SqlServer;
import io.yujian.platform.slot.Slots;
import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs that wait, as many as wanted: one person enters a journey through the API and waits, the others are copies of that
 * run with a customer, a key and a timer of their own. They wake as the first one would.
 */
final class WaitingRuns {
    private static final String APP = "wx000000000000aa17";
    private static final int ROWS_PER_INSERT = 2_000;
    private static final int PATIENCE_S = 30;
    private static final List<String> OWN = List.of("id", "customer_id", "timer_due", "timer_id");

    private final SqlServer server;
    private final String journey;
    private final List<String> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private long last;

    private WaitingRuns(SqlServer server, String journey) {
        this.server = server;
        this.journey = journey;
    }

    /** Publishes the journey and lets the first person in. */
    static WaitingRuns begin(ProductStack stack, ProductStack.Node node) throws Exception {
        Brand brand = Brand.connect(stack.admin(node), stack.simulator(), node.url(), stack.simulatorUrl(), APP);
        String journey = brand.publish(
                "等",
                "{\"type\":\"custom-event\",\"version\":1,\"config\":{\"name\":\"waits\"}}",
                java.util.Map.of(
                        "n1",
                        "{\"type\":\"wait\",\"version\":1,\"name\":\"等\",\"config\":{\"duration\":\"P40D\"},\"next\":{}}"));
        brand.product()
                .post(
                        "/api/v1/events",
                        "{\"events\":[{\"id\":\"w\",\"type\":\"custom.waits\",\"identity\":{\"namespace\":\"openid:"
                                + APP + "\",\"value\":\"o-first-of-those-who-wait\"},\"data\":{}}]}");
        WaitingRuns runs = new WaitingRuns(stack.database(), journey);
        Instant end = Instant.now().plusSeconds(PATIENCE_S);
        while (!runs.readFirst()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("nobody entered the journey");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return runs;
    }

    private boolean readFirst() throws SQLException {
        try (Connection connection = server.connect("yujian");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT * FROM jn_run WHERE state=0 AND journey_id=" + journey)) {
            if (!row.next()) {
                return false;
            }
            ResultSetMetaData meta = row.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                if (!OWN.contains(meta.getColumnName(i))) {
                    columns.add(meta.getColumnName(i));
                    values.add(row.getObject(i));
                }
            }
            last = row.getLong("id");
            return true;
        }
    }

    /** When the timer of the i-th run is due. */
    interface Due {
        Instant of(int i);
    }

    /** Adds customers, runs and timers; commits every few thousand. */
    void add(int count, Due due) throws SQLException {
        try (Connection connection = server.connect("yujian");
                PreparedStatement customers = connection.prepareStatement(
                        "INSERT INTO mb_customer(id,seq,created_at) VALUES (?,?,'2026-01-01 00:00:00')");
                PreparedStatement runs =
                        connection.prepareStatement("INSERT INTO jn_run(id,customer_id,timer_due,timer_id,"
                                + String.join(",", columns) + ") VALUES (?,?,?,?,"
                                + columns.stream().map(c -> "?").collect(Collectors.joining(",")) + ")");
                PreparedStatement timers = connection.prepareStatement(
                        "INSERT INTO pf_timer(lane,slot,due_at,id,run_id,wait_no) VALUES (0,?,?,?,?,1)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                long id = ++last;
                LocalDateTime at = LocalDateTime.ofInstant(due.of(i), ZoneOffset.UTC);
                customers.setLong(1, id);
                customers.setLong(2, 100_000L + id % 1_000_000_000L);
                customers.addBatch();
                runs.setLong(1, id);
                runs.setLong(2, id);
                runs.setObject(3, at);
                runs.setLong(4, id);
                for (int c = 0; c < values.size(); c++) {
                    runs.setObject(5 + c, values.get(c));
                }
                runs.addBatch();
                timers.setInt(1, Slots.of(id));
                timers.setObject(2, at);
                timers.setLong(3, id);
                timers.setLong(4, id);
                timers.addBatch();
                if ((i + 1) % ROWS_PER_INSERT == 0 || i + 1 == count) {
                    customers.executeBatch();
                    runs.executeBatch();
                    timers.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    /** Runs of the journey that came to its end. */
    long finished() throws SQLException {
        return TimerPrecision.number(server, "SELECT COUNT(*) FROM jn_run WHERE state=1 AND journey_id=" + journey);
    }
}
