package io.yujian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job: a fan follows, is bound to a customer, enters a journey and gets a message, with all traces of it. */
class FollowBecomesMessageE2E {
    private static ProductStack stack;
    private static ProductStack.Node node;

    @BeforeAll
    static void start() {
        stack = Stage.start("follow");
        node = stack.startNode("all", "all");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void archiveJourneys() {
        Stage.archiveJourneys(stack.admin(node));
    }

    @Test
    void shouldTurnAFollowIntoAMessageAndKeepTheStory() {
        // given
        Brand brand = Stage.connect(stack, node, node);
        String journey = brand.welcome("欢迎 {{customer.name|朋友}}");
        String openid = newFan(brand);

        // when
        Stage.act(brand, openid, "follow", "\"scene\":\"store_7\"");

        // then
        JsonNode message = firstMessage(brand, openid);
        assertThat(message.path("body").asString()).contains("欢迎 粉丝" + openid.substring(openid.length() - 4));

        JsonNode customers =
                brand.product().get("/api/v1/customers?q=" + openid).path("items");
        assertThat(customers.size()).isEqualTo(1);
        String customer = customers.path(0).path("id").asString();
        Stage.within(10).untilAsserted(() -> {
            assertThat(brand.product()
                            .get("/api/v1/customers/" + customer + "/events")
                            .path("items")
                            .toString())
                    .contains("mp.follow")
                    .contains("store_7");
            JsonNode counts = brand.product().get("/api/v1/journeys/" + journey + "/counts");
            assertThat(counts.path("entered").asInt()).isEqualTo(1);
            assertThat(counts.path("finished").asInt()
                            + counts.path("left").asInt()
                            + counts.path("waiting").asInt())
                    .isEqualTo(1);
            JsonNode sends = brand.product().get("/api/v1/sends?customerId=" + customer);
            assertThat(sends.path("items").path(0).path("state").asString()).isIn("SENT", "sent");
            assertThat(brand.product()
                            .get("/api/v1/journeys/" + journey + "/why?customerId=" + customer)
                            .path("items")
                            .size())
                    .isEqualTo(1);
        });
    }

    @Test
    void shouldDoTheSameOnANewerJdkWithVirtualThreads() {
        Optional<Path> newer = newerJdk();
        assumeThat(newer)
                .as("a JDK 25, where YUJIAN_NEWER_JAVA_HOME says or among the installed ones")
                .isPresent();
        ProductStack.Node onNewer = stack.startNodeOn(newer.get(), "newer", "all");
        Brand brand = Stage.connect(stack, onNewer, onNewer);
        brand.welcome("来自新 JDK 的欢迎");
        String openid = newFan(brand);

        Stage.act(brand, openid, "follow", "\"wait\":true");

        assertThat(firstMessage(brand, openid).path("body").asString()).contains("来自新 JDK 的欢迎");
        onNewer.process().close();
    }

    private static Optional<Path> newerJdk() {
        String named = System.getenv("YUJIAN_NEWER_JAVA_HOME");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .filter(home -> home.getFileName().toString().contains("25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    void shouldLearnTheUnionidThatTheCallbackDoesNotTell() {
        Brand brand = Stage.connect(stack, node, node);
        String openid = newFan(brand);

        Stage.act(brand, openid, "follow", "\"wait\":true");

        Stage.within(30).untilAsserted(() -> {
            JsonNode found =
                    brand.product().get("/api/v1/customers?q=" + openid).path("items");
            assertThat(found.size()).isEqualTo(1);
            assertThat(brand.product()
                            .get("/api/v1/customers/" + found.path(0).path("id").asString())
                            .path("identities")
                            .toString())
                    .contains("unionid");
        });
    }

    @Test
    void shouldIssueACouponAndWakeTheRunWhenItIsRedeemed() {
        // given
        Brand brand = Stage.connect(stack, node, node);
        String batch = brand.product()
                .post(
                        "/api/v1/coupon-batches",
                        "{\"title\":\"十元券\",\"kind\":\"cash\",\"amountCents\":1000,\"total\":10,\"limitPerPerson\":1,"
                                + "\"validity\":{\"mode\":\"after-claim\",\"days\":30}}")
                .path("id")
                .asString();
        Map<String, String> nodes = new LinkedHashMap<>();
        nodes.put(
                "n1",
                "{\"type\":\"issue-coupon\",\"version\":1,\"name\":\"发券\",\"config\":{\"batchId\":\"" + batch
                        + "\"},\"next\":{\"issued\":\"n2\"}}");
        nodes.put("n2", Brand.sendNode("券码 {{coupon.code}} {{coupon.url}}", "{\"sent\":\"n3\"}"));
        nodes.put(
                "n3",
                "{\"type\":\"wait-event\",\"version\":1,\"name\":\"等核销\",\"config\":{\"eventType\":\"coupon.redeemed\","
                        + "\"match\":{},\"timeout\":\"P3D\"},\"next\":{\"happened\":\"n4\"}}");
        nodes.put("n4", Brand.sendNode("谢谢光临", "{}"));
        brand.publish(
                "发券",
                "{\"type\":\"message\",\"version\":1,\"config\":{\"keywords\":[\"券\"],\"match\":\"contains\"}}",
                nodes);
        String openid = newFan(brand);
        Stage.act(brand, openid, "follow", "\"wait\":true");

        // when
        Stage.act(brand, openid, "text", "\"content\":\"我要券\"");
        String text = firstMessage(brand, openid).path("body").asString();
        String code = text.replaceAll("(?s).*券码 ([0-9A-Za-z]+).*", "$1");
        brand.product()
                .post("/api/v1/coupons/redeem", "{\"code\":\"" + code + "\",\"storeId\":\"s1\",\"operator\":\"小王\"}");

        // then
        Stage.within(15)
                .untilAsserted(
                        () -> assertThat(received(brand, openid).toString()).contains("谢谢光临"));
        assertThat(brand.product()
                        .call(
                                "POST",
                                "/api/v1/coupons/redeem",
                                "{\"code\":\"" + code + "\",\"storeId\":\"s1\",\"operator\":\"小王\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void shouldHoldEverythingWhileStopped() {
        // given
        Brand brand = Stage.connect(stack, node, node);
        brand.welcome("停发时不该出去");
        String stop = brand.product()
                .post(
                        "/api/v1/stops",
                        "{\"scope\":\"account\",\"accountId\":\"" + brand.accountId() + "\",\"reason\":\"测试\"}")
                .path("id")
                .asString();
        String openid = newFan(brand);

        // when
        Stage.act(brand, openid, "follow", "\"wait\":true");

        // then
        Stage.within(10)
                .until(() -> brand.product()
                                .get("/api/v1/sends?accountId=" + brand.accountId())
                                .path("items")
                                .size()
                        == 1);
        assertThat(received(brand, openid).size()).isZero();
        brand.product().delete("/api/v1/stops/" + stop);
    }

    static String newFan(Brand brand) {
        return brand.simulator()
                .post("/sim/api/fans", "{\"appId\":\"" + brand.appId() + "\"}")
                .path(0)
                .path("openid")
                .asString();
    }

    static JsonNode received(Brand brand, String openid) {
        return brand.simulator()
                .get("/sim/api/received?openid=" + openid + "&accepted=true")
                .path("messages");
    }

    static JsonNode firstMessage(Brand brand, String openid) {
        Stage.within(10).until(() -> received(brand, openid).size() > 0);
        return received(brand, openid).path(0);
    }
}
