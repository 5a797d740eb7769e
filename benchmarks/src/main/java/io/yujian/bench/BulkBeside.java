package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** 100 new fans a second while bulk messages drain: the two lanes. */
final class BulkBeside implements Bench.Part {
    private static final String APP = "wx00000000000b0b1c";
    private static final int FANS_AT_ONCE = 50_000;
    private static final int EVENTS_AT_ONCE = 500;
    private static final int ACCEPTED = 202;
    private static final int BUSY = 503;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int people = setting.quick() ? 10_000 : 200_000;
        report.heading(String.format(
                java.util.Locale.ROOT,
                "Follow → first message at 100 a second while %,d bulk messages drain (%s)",
                people,
                setting.database()));
        try (ProductStack stack = Rig.start(setting)) {
            Node node = Rig.node(stack, "all", "all");
            Brand brand = Brand.connect(stack.admin(node), stack.simulator(), node.url(), stack.simulatorUrl(), APP);
            brand.welcome("欢迎 {{customer.name}}");
            brand.publish(
                    "群发",
                    "{\"type\":\"custom-event\",\"version\":1,\"config\":{\"name\":\"bulk\"}}",
                    Map.of("n1", templateNode()));
            FollowToMessage.load(brand, 200, setting.quick() ? 10 : 40);
            long from = System.nanoTime();
            enter(brand.product(), fans(brand, people));
            double entered = seconds(from);
            awaitHandled(stack);
            double handled = seconds(from);
            long waiting = waiting(stack);
            long before = sent(stack);
            long measured = System.nanoTime();
            JsonNode result = FollowToMessage.load(brand, 100, setting.quick() ? 10 : 60);
            double rate = (sent(stack) - before) / seconds(measured);
            JsonNode message = result.path("firstMessageAndMissing");
            report.table(
                    "fans a second",
                    "message p50",
                    "p99",
                    "p99.9",
                    "missing",
                    "bulk sent a second meanwhile",
                    "bulk waiting before",
                    "after");
            report.row(
                    100,
                    message.path("p50").asString() + " ms",
                    message.path("p99").asString() + " ms",
                    message.path("p999").asString() + " ms",
                    result.path("missing").asString(),
                    rate,
                    waiting,
                    waiting(stack));
            report.line("");
            report.line(String.format(
                    java.util.Locale.ROOT,
                    "The %,d custom events that start the bulk journey were accepted in %.0f s by one caller (%,.0f a second)"
                            + " and all handled %.0f s after the first one (%,.0f a second).",
                    people,
                    entered,
                    people / entered,
                    handled,
                    people / handled));
            report.line("");
            report.line(Rig.memory(stack, List.of(node)));
        }
    }

    private static String templateNode() {
        return "{\"type\":\"send-message\",\"version\":1,\"name\":\"群发\",\"config\":{\"messageClass\":\"SERVICE\",\"chain\":"
                + "[{\"channel\":\"mp-template\",\"version\":1,\"content\":{\"templateId\":"
                + "\"TMmember000000000000000000000000000000000003\",\"data\":{\"thing1\":\"{{customer.name|朋友}}\","
                + "\"character_string2\":\"A0001\",\"time3\":\"2026-01-01 10:00\"}}}]},\"next\":{}}";
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static long sent(ProductStack stack) {
        return stack.number("SELECT COUNT(*) FROM gw_send WHERE lane=1 AND state=2");
    }

    private static long waiting(ProductStack stack) {
        return stack.number("SELECT COUNT(*) FROM pf_outbox WHERE kind=1 AND lane=1");
    }

    private static void awaitHandled(ProductStack stack) throws InterruptedException {
        while (stack.number("SELECT COUNT(*) FROM pf_pending") > 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** People who follow already: template messages need no window, as a brand's own notices do not. */
    private static List<String> fans(Brand brand, int people) {
        List<String> openids = new ArrayList<>(people);
        while (openids.size() < people) {
            int count = Math.min(FANS_AT_ONCE, people - openids.size());
            brand.simulator()
                    .post("/sim/api/fans", "{\"appId\":\"" + APP + "\",\"following\":true,\"count\":" + count + "}")
                    .forEach(fan -> openids.add(fan.path("openid").asString()));
        }
        return openids;
    }

    private static void enter(JsonApi product, List<String> openids) throws InterruptedException {
        for (int from = 0; from < openids.size(); from += EVENTS_AT_ONCE) {
            List<String> events = new ArrayList<>();
            for (int i = from; i < Math.min(openids.size(), from + EVENTS_AT_ONCE); i++) {
                events.add("{\"id\":\"b" + i + "\",\"type\":\"custom.bulk\",\"identity\":{\"namespace\":\"openid:" + APP
                        + "\",\"value\":\"" + openids.get(i) + "\"},\"data\":{}}");
            }
            String body = "{\"bulk\":true,\"events\":[" + String.join(",", events) + "]}";
            JsonApi.Answer answer = product.call("POST", "/api/v1/events", body);
            while (answer.status() == BUSY) {
                TimeUnit.MILLISECONDS.sleep(200);
                answer = product.call("POST", "/api/v1/events", body);
            }
            if (answer.status() != ACCEPTED) {
                throw new IllegalStateException("events were not accepted: " + answer.text());
            }
        }
    }
}
