package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callback → answered, everything encrypted and durably stored, processing deferred; beside its two floors. */
final class AcceptOnly implements Bench.Part {
    private static final String APP = "wx00000000000acce9";
    private static final int CONNECTIONS = 64;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int warm = setting.quick() ? 20_000 : 400_000;
        int measured = setting.quick() ? 20_000 : 400_000;
        report.heading("Callback → answered, accept only (" + setting.database() + ")");
        report.table("", "per second", "p50", "p99", "p99.9", "failed");
        try (ProductStack stack = ProductStack.start(setting.root(), setting.work(), setting.mySqlHome(), 1024)) {
            DatabaseWork work = new DatabaseWork(stack.database());
            double single = Math.max(work.singleRowCommits(16, 10), work.singleRowCommits(64, 10));
            SealedCallback seal = new SealedCallback(APP, Brand.TOKEN, Brand.AES_KEY);

            Node accept = stack.startNode("accept", "wechat-gateway,admin", "--yujian.pipeline.enabled=false");
            JsonApi admin = stack.admin(accept);
            Brand.connect(admin, stack.simulator(), accept.url(), stack.simulatorUrl(), APP);
            Blast.run(accept.port(), CONNECTIONS, requests(seal, "w", warm), 0);
            long before = stack.number("SELECT COUNT(*) FROM pf_pending");
            Blast.Result most = Blast.run(accept.port(), CONNECTIONS, requests(seal, "m", measured), 0);
            long stored = stack.number("SELECT COUNT(*) FROM pf_pending") - before;
            int rate = (int) (most.perSecond() * 0.6);
            Blast.Result paced = Blast.run(accept.port(), CONNECTIONS, requests(seal, "p", measured / 2), rate);
            row(report, "stored, as fast as possible (" + stored + " rows for " + most.answered() + " answers)", most);
            row(report, "stored, on schedule at " + rate + " a second", paced);
            accept.process().close();

            Node floor = stack.startMain("floor", FloorApplication.class.getName(), "--yujian.pipeline.enabled=false");
            Blast.run(floor.port(), CONNECTIONS, requests(seal, "w", warm), 0);
            Blast.Result floorMost = Blast.run(floor.port(), CONNECTIONS, requests(seal, "f", measured), 0);
            row(report, "floor 1: decrypted and parsed, not stored", floorMost);
            floor.process().close();
            report.row("floor 2: single-row durable inserts", single, "", "", "", "");
            report.line("");
            report.line(String.format(
                    "Storing keeps %.0f %% of floor 1; aim 60 %%, at least 50 %%.",
                    100 * most.perSecond() / floorMost.perSecond()));

            drain(setting, stack, report);
        }
    }

    /** What the accepted load left behind is worked off by a node that only processes. */
    private static void drain(Bench.Setting setting, ProductStack stack, Report report) throws InterruptedException {
        long backlog = stack.number("SELECT COUNT(*) FROM pf_pending");
        long from = System.nanoTime();
        Node worker = stack.startNode("drain", "journey-service");
        long start = stack.number("SELECT COUNT(*) FROM pf_pending");
        long startedAt = System.nanoTime();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(setting.quick() ? 20 : 60);
        long left = start;
        while (left > 0 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(500);
            left = stack.number("SELECT COUNT(*) FROM pf_pending");
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        report.line(String.format(
                "Drain by one node (pipeline, no journey): %,.0f events a second (%,d of %,d in %.0f s; ready after %.0f s).",
                (start - left) / seconds, start - left, backlog, seconds, (startedAt - from) / 1e9));
        worker.process().close();
    }

    private static List<byte[]> requests(SealedCallback seal, String prefix, int count) {
        List<byte[]> requests = new ArrayList<>(count);
        long now = System.currentTimeMillis() / 1000;
        for (int i = 0; i < count; i++) {
            requests.add(seal.follow(
                    "127.0.0.1",
                    "o" + prefix + "BenchFan0000000000000".substring(0, 14) + String.format("%012d", i),
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
