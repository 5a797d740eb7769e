package io.yujian.e2e;

import io.yujian.embedded.RealMySql;
import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** What the end-to-end tests share: where the project is, fresh account ids, load, and what the ledger says. */
final class Stage {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final AtomicInteger APPS = new AtomicInteger();

    private Stage() {}

    static ProductStack start(String name) {
        Path work = ROOT.resolve(
                "app/target/e2e/" + name + "-" + ProcessHandle.current().pid());
        return ProductStack.start(ROOT, work, RealMySql.home().orElse(null), 256);
    }

    static Brand connect(ProductStack stack, ProductStack.Node api, ProductStack.Node callbacks) {
        String appId = "wx%016x".formatted(0xe2e0000L + APPS.incrementAndGet());
        return Brand.connect(stack.admin(api), stack.simulator(), callbacks.url(), stack.simulatorUrl(), appId);
    }

    static ConditionFactory within(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }

    /** Starts an open-loop load of new followers at the simulator; returns its id. */
    static String follow(JsonApi simulator, String appId, int perSecond, int seconds) {
        return simulator
                .post(
                        "/sim/api/load",
                        "{\"appId\":\"%s\",\"ratePerSecond\":%d,\"seconds\":%d,\"kind\":\"follow\",\"scene\":\"e2e\"}"
                                .formatted(appId, perSecond, seconds))
                .path("id")
                .asString();
    }

    /** Lets a person do something with the phone; {@code more} are further JSON fields. */
    static void act(Brand brand, String openid, String action, String more) {
        brand.simulator()
                .post(
                        "/sim/api/act",
                        "{\"appId\":\"%s\",\"openid\":\"%s\",\"action\":\"%s\",%s}"
                                .formatted(brand.appId(), openid, action, more));
    }

    /** True when all acts were sent and their first messages awaited. */
    static boolean done(JsonApi simulator, String id) {
        return load(simulator, id).path("state").asString().equals("done");
    }

    static JsonNode load(JsonApi simulator, String id) {
        return simulator.get("/sim/api/load/" + id);
    }

    /** Messages of the ledger by final state; only the last try of a message counts. */
    record Ledger(long planned, long sending, long sent, long refused, long notSent, long unknown) {
        long all() {
            return planned + sending + sent + refused + notSent + unknown;
        }

        boolean settled() {
            return planned == 0 && sending == 0;
        }
    }

    static Ledger ledger(ProductStack stack) {
        return new Ledger(
                count(stack, "PLANNED"),
                count(stack, "SENDING"),
                count(stack, "SENT") + count(stack, "DELIVERED"),
                count(stack, "REFUSED"),
                count(stack, "NOT_SENT"),
                count(stack, "UNKNOWN"));
    }

    private static long count(ProductStack stack, String state) {
        // the ledger keeps states as numbers, in this order
        int number = List.of("PLANNED", "SENDING", "SENT", "DELIVERED", "REFUSED", "UNKNOWN", "NOT_SENT")
                .indexOf(state);
        return stack.number("SELECT COUNT(*) FROM gw_send WHERE state=" + number);
    }
}
