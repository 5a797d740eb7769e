package io.yujian.bench;

import io.yujian.embedded.SqlServer;
import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A whole customer base enters a journey with a wait, while new fans follow and get their first message. */
final class BulkEntry implements Bench.Part {
    private static final String APP = "wx00000000000b0b1c";
    private static final int ROWS_PER_INSERT = 2_000;
    private static final int RATE = 50;
    private static final long PATIENCE_S = 900;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int people = setting.quick() ? 50_000 : 1_000_000;
        report.heading(String.format(
                java.util.Locale.ROOT,
                "%,d customers enter a journey with a wait, beside %d new fans a second (%s)",
                people,
                RATE,
                setting.database()));
        try (ProductStack stack = Rig.start(setting)) {
            Node node = Rig.node(stack, "all", "all");
            Brand brand = Brand.connect(stack.admin(node), stack.simulator(), node.url(), stack.simulatorUrl(), APP);
            brand.welcome("欢迎 {{customer.name}}");
            FollowToMessage.load(brand, RATE, 5); // warm
            fill(stack.database(), people);
            Instant at = Instant.now().plusSeconds(8);
            String journey = brand.publish(
                    "全员",
                    "{\"type\":\"schedule\",\"version\":1,\"config\":{\"repeat\":\"once\",\"at\":\"" + at
                            + "\",\"who\":{\"all\":[{\"type\":\"attribute\",\"version\":1,\"config\":{\"key\":\"base\","
                            + "\"op\":\"eq\",\"value\":\"old\"}}]}}}",
                    Map.of("n1", wait("P1D")));
            CompletableFuture<JsonNode> load =
                    CompletableFuture.supplyAsync(() -> follow(brand, setting.quick() ? 15 : 110));
            double seconds = awaitEntered(stack, journey, at);
            JsonNode message = load.get().path("firstMessageAndMissing");
            report.table(
                    "customers",
                    "seconds",
                    "a second",
                    "runs each",
                    "timers each",
                    "counter rows in all",
                    "message p50 meanwhile",
                    "p99",
                    "missing");
            report.row(
                    people,
                    seconds,
                    people / seconds,
                    stack.number("SELECT COUNT(*) FROM jn_run WHERE journey_id=" + journey) / (double) people,
                    stack.number("SELECT COUNT(*) FROM pf_timer WHERE lane=1") / (double) people,
                    stack.number("SELECT COUNT(*) FROM jn_count WHERE journey_id=" + journey),
                    message.path("p50").asString() + " ms",
                    message.path("p99").asString() + " ms",
                    load.get().path("missing").asString());
            report.line("");
            report.line(Rig.memory(stack, List.of(node)));
        }
    }

    private static String wait(String duration) {
        return "{\"type\":\"wait\",\"version\":1,\"name\":\"等\",\"config\":{\"duration\":\"" + duration
                + "\"},\"next\":{}}";
    }

    private static JsonNode follow(Brand brand, int seconds) {
        try {
            return FollowToMessage.load(brand, RATE, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From the planned moment to the last one's entry. */
    private static double awaitEntered(ProductStack stack, String journey, Instant at) throws InterruptedException {
        String ready = "SELECT COUNT(*) > 0 AND MIN(state)=1 FROM jn_wave WHERE journey_id=" + journey;
        while (stack.number(ready) == 0) {
            if (Instant.now().isAfter(at.plusSeconds(PATIENCE_S))) {
                throw new IllegalStateException("not everybody entered in time: "
                        + stack.texts("SELECT entered FROM jn_wave WHERE journey_id=" + journey));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return stack.number("SELECT CAST(TIMESTAMPDIFF(MICROSECOND, MIN(due_at), MAX(ended_at)) / 1000 AS SIGNED) FROM"
                        + " jn_wave WHERE journey_id=" + journey)
                / 1e3;
    }

    /** Customers as an import would leave them: a row, an identity of another system, an attribute. */
    private static void fill(SqlServer server, int people) throws Exception {
        try (Connection connection = server.connect("yujian");
                PreparedStatement customers = connection.prepareStatement(
                        "INSERT INTO mb_customer(id,seq,attributes,created_at) VALUES (?,?,?,'2026-01-01 00:00:00')");
                PreparedStatement attributes = connection.prepareStatement(
                        "INSERT INTO mb_attribute(customer_id,attr_key,folded,month_day) VALUES (?,'base','old',0)")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= people; i++) {
                customers.setLong(1, i);
                customers.setLong(2, 100_000L + i);
                customers.setString(3, "{\"base\":\"old\"}");
                customers.addBatch();
                attributes.setLong(1, i);
                attributes.addBatch();
                if (i % ROWS_PER_INSERT == 0 || i == people) {
                    customers.executeBatch();
                    attributes.executeBatch();
                    connection.commit();
                }
            }
        }
    }
}
