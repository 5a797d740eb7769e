package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** 100 new fans a second while bulk messages drain: the two lanes. */
final class BulkBeside implements Bench.Part {
    private static final String APP = "wx00000000000b0b1c";

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int people = setting.quick() ? 5_000 : 200_000;
        report.heading("Follow → first message at 100 a second while " + people + " bulk messages drain");
        try (ProductStack stack = ProductStack.start(setting.root(), setting.work(), setting.mySqlHome(), 1024)) {
            Node node = stack.startNode("all", "all");
            Brand brand = Brand.connect(stack.admin(node), stack.simulator(), node.url(), stack.simulatorUrl(), APP);
            brand.welcome("欢迎 {{customer.name}}");
            brand.publish(
                    "群发",
                    "{\"type\":\"custom-event\",\"version\":1,\"config\":{\"name\":\"bulk\"}}",
                    Map.of("n1", Brand.sendNode("群发内容", "{}")));
            FollowToMessage.load(brand, 200, setting.quick() ? 8 : 40);
            JsonNode fans = brand.simulator()
                    .post(
                            "/sim/api/fans",
                            "{\"appId\":\"" + APP + "\",\"following\":true,\"count\":" + Math.min(people, 100_000)
                                    + "}");
            // bulk recipients have written before, so their window allows what is measured here: the drain
            brand.simulator()
                    .put("/sim/api/settings", "{\"messageWindow\":{\"messages\":1000000,\"seconds\":1000000}}");
            enter(brand.product(), fans, people);
            long from = System.nanoTime();
            long before = sent(stack);
            JsonNode result = FollowToMessage.load(brand, 100, setting.quick() ? 10 : 60);
            double seconds = (System.nanoTime() - from) / 1e9;
            report.table("fans a second", "message p50", "message p99", "missing", "bulk settled a second meanwhile");
            report.row(
                    100,
                    result.path("firstMessageAndMissing").path("p50").asString() + " ms",
                    result.path("firstMessageAndMissing").path("p99").asString() + " ms",
                    result.path("missing").asString(),
                    (sent(stack) - before) / seconds);
        }
    }

    private static long sent(ProductStack stack) {
        return stack.number("SELECT COUNT(*) FROM gw_send WHERE lane=1 AND state > 1");
    }

    private static void enter(JsonApi product, JsonNode fans, int people) {
        StringBuilder body = new StringBuilder();
        int inBody = 0;
        for (int i = 0; i < people; i++) {
            String openid = fans.path(i % fans.size()).path("openid").asString();
            body.append(inBody == 0 ? "" : ",")
                    .append("{\"id\":\"b")
                    .append(i)
                    .append("\",\"type\":\"custom.bulk\",\"lane\":\"bulk\",\"identity\":{\"namespace\":\"openid:")
                    .append(APP)
                    .append("\",\"value\":\"")
                    .append(openid)
                    .append("\"},\"data\":{}}");
            if (++inBody == 500 || i == people - 1) {
                product.post("/api/v1/events", "{\"events\":[" + body + "]}");
                body.setLength(0);
                inBody = 0;
            }
        }
    }
}
