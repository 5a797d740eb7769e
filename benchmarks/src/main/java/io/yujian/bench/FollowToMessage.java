package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The main job: from the scheduled moment of a follow to the arrival of the first message, at rising rates. */
final class FollowToMessage implements Bench.Part {
    private static final String APP = "wx0000000000f0110e";
    private static final int[] RATES = {100, 500, 1000, 1250, 1500};

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        report.heading("Follow → first message (" + setting.database() + ")");
        report.table(
                "new fans a second",
                "answered p50 / p99",
                "message p50",
                "message p99",
                "p99.9",
                "missing",
                "statements / event",
                "row writes / event",
                "bytes / event");
        try (ProductStack stack = ProductStack.start(setting.root(), setting.work(), setting.mySqlHome(), 1024)) {
            Node node = stack.startNode("all", "all");
            Brand brand = Brand.connect(stack.admin(node), stack.simulator(), node.url(), stack.simulatorUrl(), APP);
            brand.welcome("欢迎 {{customer.name}}");
            load(brand, 300, setting.quick() ? 10 : 60);
            DatabaseWork work = new DatabaseWork(stack.database());
            int best = 0;
            for (int rate : RATES) {
                DatabaseWork.Counters before = work.counters();
                JsonNode result = load(brand, rate, setting.quick() ? 8 : 30);
                DatabaseWork.Counters used = work.counters().since(before);
                double events =
                        Math.max(1, result.path("request").path("seconds").asDouble() * rate);
                JsonNode message = result.path("firstMessageAndMissing");
                report.row(
                        rate,
                        result.path("answer").path("p50").asString() + " / "
                                + result.path("answer").path("p99").asString() + " ms",
                        message.path("p50").asString() + " ms",
                        message.path("p99").asString() + " ms",
                        message.path("p999").asString() + " ms",
                        result.path("missing").asString(),
                        String.format("%.2f", used.statements() / events),
                        used.rowWrites() / events,
                        String.format("%,.0f", used.bytes() / events));
                if (message.path("p99").asDouble() < 1000
                        && result.path("missing").asLong() == 0) {
                    best = rate;
                } else {
                    break;
                }
            }
            report.line("");
            report.line("Highest measured rate with p99 under one second and nothing missing: " + best
                    + " new fans a second. Memory: product " + node.process().residentMiB() + " MiB, simulator "
                    + stack.simulatorProcess().residentMiB() + " MiB.");
        }
    }

    static JsonNode load(Brand brand, int rate, int seconds) throws InterruptedException {
        String id = brand.simulator()
                .post(
                        "/sim/api/load",
                        ("{\"appId\":\"%s\",\"ratePerSecond\":%d,\"seconds\":%d,\"warmupSeconds\":3,\"kind\":\"follow\","
                                        + "\"scene\":\"bench\"}")
                                .formatted(brand.appId(), rate, seconds))
                .path("id")
                .asString();
        JsonNode view = brand.simulator().get("/sim/api/load/" + id);
        while (!view.path("state").asString().equals("done")) {
            TimeUnit.MILLISECONDS.sleep(300);
            view = brand.simulator().get("/sim/api/load/" + id);
        }
        return view;
    }
}
