package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import tools.jackson.databind.JsonNode;

/** 200 claims a second on one batch, from two processes, until it is sold out: no oversell. */
final class HotCoupon implements Bench.Part {
    private static final String APP = "wx00000000000c0ff0";
    private static final int RATE = 200;
    private static final int WORKERS = 32;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int seconds = setting.quick() ? 5 : 30;
        int claims = RATE * seconds;
        int stock = claims * 9 / 10;
        report.heading("One hot coupon batch, 200 claims a second from two processes (" + setting.database() + ")");
        try (ProductStack stack = Rig.start(setting)) {
            Node a = Rig.node(stack, "a", "all");
            Node b = Rig.node(stack, "b", "all");
            // one session per worker: a session's cookies are kept by one thread
            List<JsonApi> nodes = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                nodes.add(stack.admin(worker % 2 == 0 ? a : b));
            }
            Brand brand = Brand.connect(nodes.get(0), stack.simulator(), a.url(), stack.simulatorUrl(), APP);
            FollowToMessage.load(brand, RATE, seconds + 5);
            List<String> customers = customers(nodes.get(0), claims);
            String batch = batch(nodes.get(0), "热券", stock);
            DatabaseWork work = new DatabaseWork(stack.database());
            for (int round = 0; round < (setting.quick() ? 1 : 4); round++) {
                ConcurrentHistogram cold = new ConcurrentHistogram(3);
                claim(nodes, warmUp(nodes.get(0)), customers, cold, new AtomicLong(), new AtomicLong());
            }
            DatabaseWork.Counters before = work.counters();
            ConcurrentHistogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
            AtomicLong issued = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            claim(nodes, batch, customers, latency, issued, refused);
            long rows = stack.number("SELECT COUNT(*) FROM cp_coupon WHERE batch_id=" + batch);
            DatabaseWork.Counters used = work.counters().since(before);
            report.table(
                    "claims",
                    "stock",
                    "issued",
                    "refused",
                    "coupons in the database",
                    "p50",
                    "p99",
                    "p99.9",
                    "statements / row writes per claim",
                    "redo bytes per claim");
            report.row(
                    customers.size(),
                    stock,
                    issued.get(),
                    refused.get(),
                    rows,
                    Report.millis(latency, 50),
                    Report.millis(latency, 99),
                    Report.millis(latency, 99.9),
                    String.format(
                            Locale.ROOT,
                            "%.1f / %.1f",
                            (double) used.statements() / customers.size(),
                            (double) used.rowWrites() / customers.size()),
                    String.format(Locale.ROOT, "%,.0f", (double) used.redoBytes() / customers.size()));
            report.line("");
            report.line(
                    rows > stock
                            ? "**Oversold.**"
                            : "No oversell: stock " + stock + ", coupons " + rows + "; the nodes said " + issued.get()
                                    + " times that one was issued.");
            report.line("");
            report.line(Rig.memory(stack, List.of(a, b)));
        }
    }

    private static String batch(JsonApi api, String title, int stock) {
        return api.post(
                        "/api/v1/coupon-batches",
                        "{\"title\":\"" + title + "\",\"kind\":\"cash\",\"amountCents\":100,\"total\":" + stock
                                + ",\"limitPerPerson\":1,\"validity\":{\"mode\":\"after-claim\",\"days\":3}}")
                .path("id")
                .asString();
    }

    /** A batch for everyone; claims on it warm both processes up, which takes minutes on two cores. */
    private static String warmUp(JsonApi api) {
        return batch(api, "热身", 1_000_000);
    }

    private static List<String> customers(JsonApi api, int wanted) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (ids.size() < wanted) {
            JsonNode page = api.get("/api/v1/customers?limit=200" + cursor);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            if (page.path("next").isMissingNode() || page.path("next").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.path("next").asString();
        }
        return ids.subList(0, Math.min(wanted, ids.size()));
    }

    private static void claim(
            List<JsonApi> nodes,
            String batch,
            List<String> customers,
            ConcurrentHistogram latency,
            AtomicLong issued,
            AtomicLong refused)
            throws InterruptedException {
        CountDownLatch end = new CountDownLatch(WORKERS);
        long start = System.nanoTime();
        for (int w = 0; w < WORKERS; w++) {
            int first = w;
            new Thread(() -> {
                        try {
                            for (int i = first; i < customers.size(); i += WORKERS) {
                                long due = start + (long) (i * 1e9 / RATE);
                                pauseUntil(due);
                                int status = issue(nodes.get(first), batch, customers.get(i), i);
                                (status < 300 ? issued : refused).incrementAndGet();
                                latency.recordValue(Math.max(1, (System.nanoTime() - due) / 1000));
                            }
                        } finally {
                            end.countDown();
                        }
                    })
                    .start();
        }
        end.await();
    }

    private static int issue(JsonApi api, String batch, String customer, int number) {
        return api.call(
                        "POST",
                        "/api/v1/coupon-batches/" + batch + "/issue",
                        "{\"customerId\":\"" + customer + "\",\"key\":\"bench-" + batch + "-" + number + "\"}")
                .status();
    }

    private static void pauseUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            java.util.concurrent.locks.LockSupport.parkNanos(left);
        }
    }
}
