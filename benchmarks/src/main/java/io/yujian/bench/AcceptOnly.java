package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Callback → answered, everything encrypted and durably stored, processing deferred; beside its two floors. */
final class AcceptOnly implements Bench.Part {
    private static final String APP = "wx00000000000acce9";
    /** As the platform calls: many connections at once. The same for the floor. */
    private static final int CONNECTIONS = Integer.getInteger("c", 192);

    private static final double PACE = 0.6;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int warm = setting.quick() ? 60 : 150;
        int measured = setting.quick() ? 120_000 : 200_000;
        int minute = setting.quick() ? 5 : 60;
        report.heading("Callback → answered, accept only (" + setting.database() + ")");
        report.table("", "a second", "p50", "p99", "p99.9", "failed");
        try (ProductStack stack = Rig.start(setting)) {
            DatabaseWork work = new DatabaseWork(stack.database());
            SealedCallback seal = new SealedCallback(APP, Brand.TOKEN, Brand.AES_KEY);

            Node accept = Rig.node(stack, "accept", "wechat-gateway,admin", "--yujian.pipeline.enabled=false");
            JsonApi admin = stack.admin(accept);
            Brand.connect(admin, stack.simulator(), accept.url(), stack.simulatorUrl(), APP);
            warmUp(accept, seal, warm);
            long before = pending(stack);
            Blast.Result most = Blast.run(accept.port(), CONNECTIONS, requests(seal, "m", measured), 0);
            long stored = pending(stack) - before;
            row(report, "stored, as fast as " + CONNECTIONS + " connections can", most);

            forget(stack);
            int rate = (int) (most.perSecond() * PACE);
            Blast.Result paced = Blast.run(accept.port(), CONNECTIONS, requests(seal, "p", rate * minute), rate);
            row(report, "stored, on schedule for " + minute + " s", paced);
            String memory = Rig.memory(stack, List.of(accept));
            accept.process().close();
            String drained = drain(setting, stack);

            Node floor = stack.startMain("floor", FloorApplication.class.getName(), "--yujian.pipeline.enabled=false");
            warmUp(floor, seal, warm);
            Blast.Result floorMost = Blast.run(floor.port(), CONNECTIONS, requests(seal, "f", measured), 0);
            row(report, "floor 1: decrypted and parsed, not stored", floorMost);
            floor.process().close();
            double single = Math.max(work.singleRowCommits(16, 8), work.singleRowCommits(64, 8));
            report.row("floor 2: single-row durable inserts, 16 or 64 connections", single, "", "", "", "");
            work.batchedEvents(4);
            double batched = work.batchedEvents(10);
            report.row("floor 3: both rows of an event, a hundred a commit, one connection", batched, "", "", "", "");
            report.line("");
            report.line(String.format(
                    Locale.ROOT,
                    "Storing keeps %.0f %% of floor 1 (aim 60 %%, at least 50 %%), %.0f %% of floor 3. %,d rows were stored for %,d answers of the"
                            + " first line.",
                    100 * most.perSecond() / floorMost.perSecond(),
                    100 * most.perSecond() / batched,
                    stored,
                    most.answered()));
            report.line("");
            report.line(drained);
            report.line("");
            report.line(memory);
        }
    }

    /** On two cores the compilers need minutes; a floor that is warm beside a product that is not would be no floor. */
    private static void warmUp(Node node, SealedCallback seal, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int round = 0; System.nanoTime() < end; round++) {
            Blast.run(node.port(), CONNECTIONS, requests(seal, "w" + round, 40_000), 0);
        }
    }

    private static long pending(ProductStack stack) {
        return stack.number("SELECT COUNT(*) FROM pf_pending");
    }

    /** What the phases before left waiting is not part of the minute whose backlog is drained. */
    private static void forget(ProductStack stack) throws SQLException {
        try (Connection connection = stack.database().connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE TABLE pf_pending");
        }
    }

    /** What the accepted load left behind is worked off by a node that only processes. */
    private static String drain(Bench.Setting setting, ProductStack stack) throws InterruptedException {
        long backlog = pending(stack);
        Node worker = Rig.node(stack, "drain", "journey-service");
        long start = pending(stack);
        long startedAt = System.nanoTime();
        long limit = startedAt + TimeUnit.SECONDS.toNanos(setting.quick() ? 20 : 60);
        long left = start;
        while (left > 0 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(500);
            left = pending(stack);
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        worker.process().close();
        return String.format(
                Locale.ROOT,
                "Drain of what the scheduled load left, by one node just started (customers, windows and timeline; no"
                        + " journey runs): %,.0f events a second (%,d of %,d in %.0f s).",
                (start - left) / seconds,
                start - left,
                backlog,
                seconds);
    }

    private static List<byte[]> requests(SealedCallback seal, String prefix, int count) {
        List<byte[]> requests = new ArrayList<>(count);
        long now = System.currentTimeMillis() / 1000;
        for (int i = 0; i < count; i++) {
            requests.add(seal.follow(
                    "127.0.0.1",
                    "o" + (prefix + "BenchFan00000000").substring(0, 15) + String.format("%012d", i),
                    now));
        }
        return requests;
    }

    private static void row(Report report, String name, Blast.Result result) {
        report.row(
                name,
                result.perSecond(),
                Report.millis(result.latency(), 50),
                Report.millis(result.latency(), 99),
                Report.millis(result.latency(), 99.9),
                result.failed());
    }
}
