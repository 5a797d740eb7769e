package io.yujian.bench;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.util.Map;

/**
 * What two hundred live journeys cost an event that all but one of them do not want: the same node before and after they
 * are published, at the same rates.
 */
final class ManyJourneys implements Bench.Part {
    private static final String APP = "wx00000000002000a1";
    private static final int BY_STORE = 180;
    private static final int BY_EVENT = 17;
    private static final int BY_CONDITION = 2;
    private static final int[] RATES = {500, 1000, 1250};
    private static final String ALWAYS = "{\"reentry\":{\"mode\":\"always\"}}";

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        int all = 1 + BY_STORE + BY_EVENT + BY_CONDITION;
        report.heading("Follow → first message with " + all + " live journeys (" + setting.database() + ")");
        report.table(FollowToMessage.COLUMNS.toArray(String[]::new));
        try (ProductStack stack = Rig.start(setting)) {
            Node node = Rig.node(stack, "all", "all");
            Brand brand = Brand.connect(stack.admin(node), stack.simulator(), node.url(), stack.simulatorUrl(), APP);
            brand.welcome("欢迎 {{customer.name}}");
            FollowToMessage.load(brand, 250, setting.quick() ? 10 : 40);
            FollowToMessage.load(brand, 500, setting.quick() ? 10 : 40);
            FollowToMessage.load(brand, 800, setting.quick() ? 10 : 30);
            DatabaseWork work = new DatabaseWork(stack.database());
            for (int rate : RATES) {
                FollowToMessage.measure(setting, report, brand, work, rate, ", 1 journey");
            }
            furnish(brand);
            FollowToMessage.load(brand, 500, setting.quick() ? 10 : 30); // their filters warm
            int best = 0;
            for (int rate : RATES) {
                if (FollowToMessage.measure(setting, report, brand, work, rate, ", " + all + " journeys")) {
                    best = rate;
                }
            }
            report.line("");
            report.line("Of the " + all + " journeys, " + BY_STORE + " begin by the follow of three stores each, "
                    + BY_EVENT + " by an event with filters on its data and the person, " + BY_CONDITION
                    + " by every follow under a condition on the person that refuses (and says so in the person's story),"
                    + " one sends the welcome. Highest measured rate with all of them, p99 under one second and nothing"
                    + " missing: " + best + " new fans a second.");
            report.line("");
            report.line(Rig.memory(stack, java.util.List.of(node)));
        }
    }

    private static void furnish(Brand brand) {
        Map<String, String> nodes = Map.of("n1", Brand.sendNode("门店活动", "{}"));
        for (int i = 0; i < BY_STORE; i++) {
            brand.publish(
                    "门店 " + i,
                    ("{\"type\":\"follow\",\"version\":1,\"config\":{\"sceneMatch\":\"%s\",\"scenes\":[\"s%d\","
                                    + "\"t%d\",\"u%d\"]}}")
                            .formatted(i % 2 == 0 ? "equals" : "prefix", i, i, i),
                    ALWAYS,
                    nodes);
        }
        for (int i = 0; i < BY_EVENT; i++) {
            brand.publish(
                    "事件 " + i,
                    ("{\"type\":\"custom-event\",\"version\":1,\"config\":{\"name\":\"visited\",\"filter\":{\"all\":"
                                    + "[{\"type\":\"trigger-field\",\"version\":1,\"config\":{\"field\":\"store\","
                                    + "\"op\":\"eq\",\"value\":\"%d\"}},%s]}}}")
                            .formatted(i, attribute("gold")),
                    ALWAYS,
                    nodes);
        }
        for (int i = 0; i < BY_CONDITION; i++) {
            brand.publish(
                    "会员 " + i,
                    "{\"type\":\"follow\",\"version\":1,\"config\":{\"sceneMatch\":\"any\",\"scenes\":[]}}",
                    "{\"reentry\":{\"mode\":\"always\"},\"condition\":{\"all\":[" + attribute("level" + i) + "]}}",
                    nodes);
        }
    }

    private static String attribute(String value) {
        return "{\"type\":\"attribute\",\"version\":1,\"config\":{\"key\":\"tier\",\"op\":\"eq\",\"value\":\"%s\"}}"
                .formatted(value);
    }
}
