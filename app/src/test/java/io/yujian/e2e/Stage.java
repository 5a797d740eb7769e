package io.yujian.e2e;

import io.yujian.embedded.RealMySql;
import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** What the end-to-end tests share: where the project is, fresh account ids, load, and what the ledger says. */
final class Stage {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final AtomicInteger APPS = new AtomicInteger();

    private Stage() {}

    static ProductStack start(String name) {
        Path work = ROOT.resolve(
                "app/target/e2e/" + name + "-" + ProcessHandle.current().pid());
        return ProductStack.startQuick(ROOT, work, RealMySql.home().orElse(null));
    }

    static Brand connect(ProductStack stack, ProductStack.Node api, ProductStack.Node callbacks) {
        String appId = "wx%016x".formatted(0xe2e0000L + APPS.incrementAndGet());
        return Brand.connect(stack.admin(api), stack.simulator(), callbacks.url(), stack.simulatorUrl(), appId);
    }

    /** Other processes than the one that was told learn of a new account within a second. */
    static Brand known(Brand brand) {
        progress(
                "the node that receives callbacks knows the account",
                () -> brand.simulator()
                                .post("/sim/api/accounts/" + brand.appId() + "/verify", "{}")
                                .path("ok")
                                .asBoolean()
                        ? 0
                        : -1);
        return brand;
    }

    static ConditionFactory within(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }

    /**
     * Waits until the number is 0 or more. However slow the machine, it may take as long as it likes while the number
     * rises; standing still for longer than any lease and retry of the product is what fails.
     */
    static void progress(String what, LongSupplier missing) {
        long best = Long.MIN_VALUE;
        long since = System.nanoTime();
        while (true) {
            long now = missing.getAsLong();
            if (now >= 0) {
                return;
            }
            if (now > best) {
                best = now;
                since = System.nanoTime();
            }
            if (System.nanoTime() - since > STANDSTILL.toNanos()) {
                throw new AssertionError("no progress for " + STANDSTILL + " until " + what + ": " + now);
            }
            sleep(200);
        }
    }

    /** Every node learns of a published journey within a second; whoever came before belongs to the time before it. */
    static void untilKnownEverywhere() {
        sleep(4_000);
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Journeys listen to every account, so those of one test would greet the next one's fans. */
    static void archiveJourneys(JsonApi admin) {
        admin.get("/api/v1/journeys?state=running")
                .path("items")
                .forEach(journey ->
                        admin.post("/api/v1/journeys/" + journey.path("id").asString() + "/archive", "{}"));
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

    /** Minus the callbacks of a load that are neither acknowledged nor given up. */
    static long unanswered(JsonApi simulator, String id) {
        JsonNode now = load(simulator, id);
        return now.path("answered").asLong()
                + now.path("failed").asLong()
                - now.path("sent").asLong();
    }

    /** Openids of all whose follow the product said to have accepted. */
    static Set<String> acknowledged(Brand brand) {
        Set<String> openids = new HashSet<>();
        brand.simulator()
                .get("/sim/api/callbacks?limit=20000&appId=" + brand.appId())
                .forEach(callback -> {
                    if (callback.path("event").asString().equals("subscribe")
                            && callback.path("state").asString().equals("delivered")) {
                        openids.add(callback.path("openid").asString());
                    }
                });
        return openids;
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

    /** @param which condition on rows of the ledger, such as {@code account_id=7} */
    static Ledger ledger(ProductStack stack, String which) {
        return new Ledger(
                count(stack, which, "PLANNED"),
                count(stack, which, "SENDING"),
                count(stack, which, "SENT") + count(stack, which, "DELIVERED"),
                count(stack, which, "REFUSED"),
                count(stack, which, "NOT_SENT"),
                count(stack, which, "UNKNOWN"));
    }

    private static long count(ProductStack stack, String which, String state) {
        // the ledger keeps states as numbers, in this order
        int number = List.of("PLANNED", "SENDING", "SENT", "DELIVERED", "REFUSED", "UNKNOWN", "NOT_SENT")
                .indexOf(state);
        return stack.number("SELECT COUNT(*) FROM gw_send WHERE state=" + number + " AND " + which);
    }
}
