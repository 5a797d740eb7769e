package io.yujian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * What the product does while the platform, Redis or the database misbehave, and that it goes on by itself. Two processes
 * share the roles, as they would be deployed apart; all scenarios share them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsE2E {
    private static final String SEND = "/cgi-bin/message/custom/send";
    private static ProductStack stack;
    private static ProductStack.Node gateway;
    private static ProductStack.Node core;
    private static JsonApi admin;

    @BeforeAll
    static void start() {
        stack = Stage.start("faults");
        gateway = stack.startNode(
                "gateway",
                "wechat-gateway",
                "--yujian.gateway.sender.account-pause=3s",
                "--yujian.gateway.sender.api-pause=3s",
                "--yujian.gateway.sender.unknowns-pause=3s",
                "--yujian.gateway.sender.unknowns-to-pause=3");
        core = stack.startNode("core", "admin,member-center,coupon-service,journey-service");
        admin = stack.admin(core);
        brand().publish(
                        "回复",
                        "{\"type\":\"message\",\"version\":1,\"config\":{\"keywords\":[\"问\"],\"match\":\"contains\"}}",
                        Map.of("n1", Brand.sendNode("答 {{trigger.content}}", "{}")));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void shouldCarryAFollowThroughProcessesWithDifferentRoles() {
        // given
        Brand brand = brand();
        String journey = brand.publish(
                "欢迎",
                "{\"type\":\"follow\",\"version\":1,\"config\":{\"sceneMatch\":\"equals\",\"scenes\":[\"roles\"]}}",
                Map.of("n1", Brand.sendNode("欢迎光临", "{}")));
        Fan fan = new Fan(brand, newFan(brand));
        Stage.untilKnownEverywhere();

        // when
        Stage.act(brand, fan.openid, "follow", "\"scene\":\"roles\"");

        // then
        Stage.progress("the welcome arrives", () -> fan.received("欢迎光临") - 1);
        assertThat(brand.product()
                        .get("/api/v1/journeys/" + journey + "/counts")
                        .path("entered")
                        .asInt())
                .isEqualTo(1);
        assertThat(brand.product().get("/api/v1/system").path("nodes").size()).isEqualTo(2);
    }

    /** Each kind of fault on an account of its own, all at the same time. */
    @Test
    @Order(2)
    void shouldSayWhyAMessageDidNotGoAndGoOnByItself() {
        // given
        Trouble slow = new Trouble("{\"kind\":\"latency\",\"latencyMillis\":2500");
        Trouble quota = new Trouble("{\"kind\":\"errcode\",\"errcode\":45009");
        Trouble token = new Trouble("{\"kind\":\"errcode\",\"errcode\":40001");
        Trouble once = new Trouble("{\"kind\":\"errcode\",\"errcode\":40001,\"times\":1");
        Trouble window = new Trouble("{\"kind\":\"errcode\",\"errcode\":45015");
        Trouble broken = new Trouble("{\"kind\":\"http500\"");
        Trouble garbage = new Trouble("{\"kind\":\"garbage\",\"afterEffect\":true");
        List<Trouble> all = List.of(slow, quota, token, once, window, broken, garbage);

        // when: the unknown ones one after the other, so that the streak is surely three
        all.forEach(Trouble::begin);
        slow.becomes("SENT", null);
        once.becomes("SENT", null);
        quota.becomes("PLANNED", "wechat-45009");
        token.becomes("PLANNED", "wechat-40001");
        window.becomes("REFUSED", "wechat-45015");
        broken.becomes("UNKNOWN", "http-500");
        garbage.becomes("UNKNOWN", "unreadable-answer");
        for (int more = 0; more < 2; more++) {
            new Fan(broken.brand).asks("问二");
            long unknowns = more + 2L;
            Stage.progress("the call's end is unknown", () -> broken.count("UNKNOWN") - unknowns);
        }
        Fan late = new Fan(broken.brand);
        late.asks("问三");
        broken.becomes("PLANNED", "unknowns");

        // then people see which accounts rest, and why
        assertThat(warning("account-paused"))
                .contains("45009")
                .contains("40001")
                .contains("unknowns");
        assertThat(warning("unknown-sends")).isNotEmpty();

        // and when the platform is well again, what waited goes out and what is unknown is not repeated
        stack.simulator().delete("/sim/api/faults");
        quota.becomes("SENT", null);
        token.becomes("SENT", null);
        Stage.progress("the message that waited arrives", () -> late.received("答") - 1);
        window.fan.asks("再问");
        Stage.progress("an open window is used again", () -> window.fan.received("再问") - 1);
        Stage.progress(
                "no account rests any more", () -> warning("account-paused").isEmpty() ? 0 : -1);
        assertThat(broken.count("UNKNOWN")).isEqualTo(3);
        assertThat(garbage.fan.received("答")).as("it had arrived").isEqualTo(1);
        assertNothingTwice();
    }

    @Test
    @Order(3)
    void shouldWorkWithoutRedis() {
        Fan fan = new Fan(brand());
        stack.flushRedis();
        fan.asks("问一");
        Stage.progress("a flushed Redis costs nothing", () -> fan.received("问一") - 1);

        stack.stopRedis();
        fan.asks("问二");
        Stage.progress("messages go without Redis", () -> fan.received("问二") - 1);
        Stage.progress("people are told", () -> warning("redis-away").isEmpty() ? -1 : 0);

        stack.startRedis();
        fan.asks("问三");
        Stage.progress("messages go with the new Redis", () -> fan.received("问三") - 1);
        Stage.progress("the warning ends", () -> warning("redis-away").isEmpty() ? 0 : -1);
        assertNothingTwice();
    }

    /** For half a minute: first it is there and answers nobody, then connections are refused. */
    @Test
    @Order(4)
    void shouldLoseNothingWhileTheDatabaseIsAwayAndGoOnByItself() throws InterruptedException {
        // given
        Brand brand = brand();
        brand.publish(
                "欢迎",
                "{\"type\":\"follow\",\"version\":1,\"config\":{\"sceneMatch\":\"equals\",\"scenes\":[\"e2e\"]}}",
                Map.of("n1", Brand.sendNode("欢迎", "{}")));
        Stage.untilKnownEverywhere();
        String load = Stage.follow(brand.simulator(), brand.appId(), 10, 3600);
        Stage.progress("messages flow", () -> arrived(brand) - 10);

        // when
        stack.freezeDatabase();
        TimeUnit.SECONDS.sleep(10);
        stack.thawDatabase();
        stack.stopDatabase();
        Stage.progress("the node says that it is not ready", () -> ready(gateway) ? -1 : 0);
        TimeUnit.SECONDS.sleep(20);
        long before = arrived(brand);
        stack.startDatabase();

        // then
        Stage.progress("both are ready again", () -> ready(gateway) && ready(core) ? 0 : -1);
        Stage.progress("messages flow again", () -> arrived(brand) - before - 10);
        brand.simulator().delete("/sim/api/load/" + load);
        Stage.progress("callbacks are answered or given up", () -> Stage.unanswered(brand.simulator(), load));
        Stage.progress("events are handled", () -> -stack.number("SELECT COUNT(*) FROM pf_pending"));
        String ofBrand = "account_id=" + brand.accountId();
        Stage.progress(
                "messages are settled", () -> Stage.ledger(stack, ofBrand).settled() ? 0 : -1);
        Set<String> welcomed = new HashSet<>(stack.texts("SELECT recipient FROM gw_send WHERE " + ofBrand));
        assertThat(Stage.acknowledged(brand))
                .as("every acknowledged follow became a message")
                .isNotEmpty()
                .isSubsetOf(welcomed);
        assertNothingTwice();
        Stage.progress("people are told", () -> warning("callbacks-not-stored").contains(brand.name()) ? 0 : -1);
    }

    private static void assertNothingTwice() {
        assertThat(stack.simulator()
                        .get("/sim/api/received/duplicates")
                        .path("duplicates")
                        .asLong())
                .isZero();
    }

    private static boolean ready(ProductStack.Node node) {
        return stack.status(node, "/actuator/health/readiness") == 200;
    }

    private static Brand brand() {
        return Stage.known(Stage.connect(stack, core, gateway));
    }

    private static String newFan(Brand brand) {
        return FollowBecomesMessageE2E.newFan(brand);
    }

    private static long arrived(Brand brand) {
        return brand.simulator()
                .get("/sim/api/received/counts?appId=" + brand.appId())
                .path("custom 0")
                .asLong();
    }

    /** Texts of the first page's warnings with this code, empty when there is none. */
    private static String warning(String code) {
        List<String> found = new ArrayList<>();
        admin.get("/api/v1/overview").path("warnings").forEach(warning -> {
            if (warning.path("code").asString().equals(code)) {
                found.add(warning.path("zh").asString());
            }
        });
        return String.join("\n", found);
    }

    /** A follower who writes messages; each opens the window of two days. */
    private record Fan(Brand brand, String openid) {
        Fan(Brand brand) {
            this(brand, newFan(brand));
            Stage.act(brand, openid, "follow", "\"wait\":true");
        }

        void asks(String text) {
            Stage.act(brand, openid, "text", "\"content\":\"" + text + "\"");
        }

        long received(String text) {
            long found = 0;
            for (JsonNode message : FollowBecomesMessageE2E.received(brand, openid)) {
                found += message.path("body").asString().contains(text) ? 1 : 0;
            }
            return found;
        }
    }

    /** An account whose calls go wrong in one way. */
    private static final class Trouble {
        private final Brand brand = Stage.connect(stack, core, gateway);
        private Fan fan;

        /** @param fault JSON of the simulator, open at its end */
        Trouble(String fault) {
            stack.simulator()
                    .post("/sim/api/faults", fault + ",\"path\":\"" + SEND + "\",\"appId\":\"" + brand.appId() + "\"}");
        }

        void begin() {
            Stage.known(brand);
            fan = new Fan(brand);
            fan.asks("问一");
        }

        /** @param reason beginning of what the log says; null: nothing to say */
        void becomes(String state, String reason) {
            Stage.progress(
                    brand.appId() + " has a message " + state + " " + reason,
                    () -> messages().stream()
                                    .anyMatch(m -> m.path("state").asString().equals(state)
                                            && m.path("reason").asString("").startsWith(reason == null ? "" : reason))
                            ? 0
                            : -1);
        }

        long count(String state) {
            return messages().stream()
                    .filter(m -> m.path("state").asString().equals(state))
                    .count();
        }

        private List<JsonNode> messages() {
            List<JsonNode> found = new ArrayList<>();
            brand.product()
                    .get("/api/v1/sends?accountId=" + brand.accountId())
                    .path("items")
                    .forEach(found::add);
            return found;
        }
    }
}
