package io.yujian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.e2e.Stage.Ledger;
import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} under load, on one process and on two: nothing lost, nothing twice, and what is unknown says so. Each
 * fan gets a customer-service message, which has no idempotency key, and then a template message, which has one. How
 * many kills each test makes is {@code -Dyujian.e2e.kills}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledProcessE2E {
    private static final int KILLS = Integer.getInteger("yujian.e2e.kills", 5);
    private static final int PER_SECOND = 30;
    /** Calls that one process may have in flight: small, so that what must stay below it has room to fail. */
    private static final int CALLS = 12;

    private static final String TEMPLATE = "killed_template_0001";
    private static final String[] SETTINGS = {
        "--yujian.gateway.sender.calls=" + CALLS,
        "--yujian.gateway.sender.lease=25s", // what a dead process had taken is found sooner
        "--yujian.gateway.window.follow=10m" // restarts on a busy machine take longer than a fan's minute
    };
    private static ProductStack stack;
    private static ProductStack.Node first;

    @BeforeAll
    static void start() {
        stack = Stage.start("kills");
        first = stack.startNode("a", "all", SETTINGS);
        stack.simulator().put("/sim/api/settings", "{\"shortWindow\":{\"messages\":3,\"seconds\":600}}");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void shouldLoseNothingAndRepeatNothingOnOneProcess() throws InterruptedException {
        List<ProductStack.Node> nodes = new ArrayList<>(List.of(first));
        Brand brand = brand(nodes.get(0));
        killUnderLoad(brand, nodes);
        first = nodes.get(0);
        Stage.archiveJourneys(stack.admin(first));
    }

    @Test
    @Order(2)
    void shouldLoseNothingAndRepeatNothingOnTwoProcesses() throws InterruptedException {
        List<ProductStack.Node> nodes = new ArrayList<>(List.of(first, stack.startNode("b", "all", SETTINGS)));
        killUnderLoad(brand(nodes.get(1)), nodes);
    }

    private static Brand brand(ProductStack.Node callbacks) {
        Brand brand = Stage.known(Stage.connect(stack, first, callbacks));
        brand.simulator()
                .post(
                        "/sim/api/accounts/" + brand.appId() + "/templates",
                        "{\"templateId\":\"" + TEMPLATE
                                + "\",\"title\":\"到店提醒\",\"content\":\"内容:{{thing1.DATA}}\\n\"}");
        brand.publish(
                "欢迎",
                "{\"type\":\"follow\",\"version\":1,\"config\":{\"sceneMatch\":\"any\",\"scenes\":[]}}",
                Map.of("n1", Brand.sendNode("欢迎", "{\"sent\":\"n2\"}"), "n2", Brand.templateNode(TEMPLATE, "到店有礼")));
        Stage.untilKnownEverywhere();
        return brand;
    }

    /** Kills one node after the other while fans follow all the time, each kill only when messages flow again. */
    private static void killUnderLoad(Brand brand, List<ProductStack.Node> nodes) throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String load = Stage.follow(brand.simulator(), brand.appId(), PER_SECOND, 3600);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = arrived(brand);
            Stage.progress("messages flow", () -> Math.min(0, arrived(brand) - before - PER_SECOND));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
            int victim = kill % nodes.size();
            nodes.get(victim).process().kill();
            nodes.set(victim, stack.restart(nodes.get(victim)));
        }
        brand.simulator().delete("/sim/api/load/" + load);
        Stage.progress("callbacks are answered or given up", () -> Stage.unanswered(brand.simulator(), load));
        Stage.progress("events are handled", () -> -stack.number("SELECT COUNT(*) FROM pf_pending"));
        Stage.progress("messages are settled", () -> -open(brand));
        check(brand, "seed " + seed + ", " + KILLS + " kills");
    }

    private static void check(Brand brand, String story) {
        String ofBrand = " AND account_id=" + brand.accountId();
        Set<String> acknowledged = Stage.acknowledged(brand);
        List<String> welcomed = stack.texts("SELECT recipient FROM gw_send WHERE node='n1' AND try_no=0" + ofBrand);
        long runs = stack.number("SELECT COUNT(DISTINCT source_id) FROM gw_send WHERE node='n1'" + ofBrand);
        Ledger plain = Stage.ledger(stack, "node='n1'" + ofBrand);
        Ledger keyed = Stage.ledger(stack, "node='n2'" + ofBrand);
        JsonNode exactness = brand.simulator().get("/sim/api/received/duplicates");
        long arrived = arrived(brand);
        String all = story + ": acknowledged " + acknowledged.size() + ", welcomed " + welcomed.size()
                + ", without key " + plain + ", with key " + keyed + ", arrived " + arrived + ", " + exactness;
        System.out.println(all);

        assertThat(acknowledged).as("there was load; " + all).hasSizeGreaterThan(KILLS * PER_SECOND);
        assertThat(acknowledged)
                .as("every acknowledged follow became a message; " + all)
                .isSubsetOf(new HashSet<>(welcomed));
        assertThat(welcomed).as("nobody entered twice; " + all).doesNotHaveDuplicates();
        assertThat(plain.all()).as("each run planned one message; " + all).isEqualTo(runs);
        assertThat(exactness.path("duplicates").asLong())
                .as("nothing twice; " + all)
                .isZero();
        assertThat(plain.unknown())
                .as("unknown is at most the calls in flight at the kills; " + all)
                .isLessThanOrEqualTo((long) KILLS * CALLS);
        assertThat(keyed.unknown()).as("a key makes a repeat safe; " + all).isZero();
        assertThat(keyed.all())
                .as("who was sent the first one, or perhaps, gets the second; " + all)
                .isEqualTo(plain.sent() + plain.unknown());
        assertThat(arrived)
                .as("what was sent arrived, and besides it only what is unknown may have; " + all)
                .isBetween(plain.sent() + keyed.sent(), plain.sent() + keyed.sent() + plain.unknown());
        assertThat(shownUnknown(brand))
                .as("each unknown is on the message log with its time; " + all)
                .isEqualTo(plain.unknown());
    }

    /** Messages without an outcome, and runs that one will still wake. */
    private static long open(Brand brand) {
        return stack.number("SELECT COUNT(*) FROM gw_send WHERE state IN (0,1) AND account_id=" + brand.accountId())
                + stack.number("SELECT COUNT(*) FROM jn_run WHERE state=0 AND account_id=" + brand.accountId());
    }

    /** Messages of this brand that the simulator accepted, repeats under a known key not counted. */
    private static long arrived(Brand brand) {
        JsonNode counts = brand.simulator().get("/sim/api/received/counts?appId=" + brand.appId());
        return counts.path("custom 0").asLong() + counts.path("template 0").asLong();
    }

    private static long shownUnknown(Brand brand) {
        long shown = 0;
        String cursor = "";
        do {
            JsonNode page = brand.product()
                    .get("/api/v1/sends?state=UNKNOWN&accountId=" + brand.accountId() + "&cursor=" + cursor);
            for (JsonNode message : page.path("items")) {
                assertThat(message.path("tries").path(0).path("at").asString()).isNotEmpty();
                shown++;
            }
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return shown;
    }
}
