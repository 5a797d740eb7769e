package io.yujian.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.simulator.BrandServer;
import io.yujian.simulator.SimulatorTest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoadHonestyTest extends SimulatorTest {

    private JsonNode run(String more) throws Exception {
        String id = post("/sim/api/load", "{\"appId\":\"" + account.appId() + "\"," + more + "}")
                .path("id")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/sim/api/load/" + id).path("state").asString().equals("done"));
        return get("/sim/api/load/" + id);
    }

    /** Answers each callback with a message to its fan, through the platform API. */
    private void greet(String token) {
        brand.answer = call -> {
            try {
                api(
                        "/cgi-bin/message/custom/send",
                        token,
                        "{\"touser\":\"" + call.query().get("openid")
                                + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"welcome\"}}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return "success";
        };
    }

    @Test
    void shouldMeasureTheFirstMessageOfEachNewFan() throws Exception {
        greet(token());
        JsonNode done = run("\"ratePerSecond\":100,\"seconds\":2,\"warmupSeconds\":1,\"scene\":\"s\"");

        assertThat(done.path("planned").asInt()).isEqualTo(100);
        assertThat(done.path("sent").asInt()).isEqualTo(100);
        assertThat(done.path("answered").asInt()).isEqualTo(100);
        assertThat(done.path("firstMessages").asInt()).isEqualTo(100);
        assertThat(done.path("missing").asInt()).isZero();
        assertThat(done.path("firstMessage").path("count").asInt()).isEqualTo(100);
        assertThat(done.path("series").size()).isGreaterThanOrEqualTo(2);
        assertThat(brand.calls).hasSize(200);
        assertThat(get("/sim/api/received/counts").path("custom 0").asInt()).isEqualTo(200);
        assertThat(get("/sim/api/received/duplicates").path("duplicates").asInt())
                .isZero();
    }

    /** A generator that waits for its server would send nothing during the stall, and show one slow call. */
    @Test
    void shouldShowAStallInEveryLatencyThatItDelayed() throws Exception {
        // the little test server may drop an idle connection: try again soon, within the drain time
        put("/sim/api/settings", "{\"callbackRetryMillis\":200}");
        AtomicInteger seen = new AtomicInteger();
        brand.answer = call -> {
            if (seen.incrementAndGet() > 50) {
                stallOnce();
            }
            return "success";
        };
        JsonNode done = run("\"ratePerSecond\":100,\"seconds\":3,\"drainSeconds\":3");

        assertThat(done.path("sent").asInt()).isEqualTo(300);
        assertThat(done.path("answered").asInt())
                .as(get("/sim/api/callbacks/counts").toString())
                .isEqualTo(300);
        JsonNode answer = done.path("answer");
        assertThat(answer.path("max").asDouble()).isGreaterThan(900);
        // one second of stall at 100 a second delays about 100 of 300 acts, so the 75th percentile is long past quick
        assertThat(answer.path("p90").asDouble()).isGreaterThan(300);
        assertThat(done.path("maxLagMillis").asDouble()).isLessThan(900);
    }

    private long stalledUntil;

    private synchronized void stallOnce() {
        if (stalledUntil == 0) {
            stalledUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(stalledUntil - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldCountMissingMessagesAtTheirAge() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        String token = token();
        greet(token);
        var greeting = brand.answer;
        brand.answer = call -> seen.incrementAndGet() % 10 == 0 ? "success" : greeting.apply(call);
        JsonNode done = run("\"ratePerSecond\":100,\"seconds\":1,\"drainSeconds\":2");

        assertThat(done.path("firstMessages").asInt()).isEqualTo(90);
        assertThat(done.path("missing").asInt()).isEqualTo(10);
        assertThat(done.path("firstMessageAndMissing").path("count").asInt()).isEqualTo(100);
        assertThat(done.path("firstMessageAndMissing").path("p99").asDouble()).isGreaterThan(2000);
    }

    /** Connections given back too early made a few calls wait for the time limit. */
    @Test
    void shouldNeverRetryWithAServerThatAlwaysAnswers() throws Exception {
        JsonNode done = run("\"ratePerSecond\":400,\"seconds\":3,\"drainSeconds\":0");

        assertThat(done.path("sent").asInt()).isEqualTo(1200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/sim/api/callbacks/counts").toString())
                        .contains("\"acknowledged\":1200", "\"delivered\":1200")
                        .doesNotContain("retries"));
        assertThat(brand.expectSeen)
                .as("Expect: 100-continue costs a round trip")
                .isFalse();
    }

    @Test
    void shouldRefuseNonsense() throws Exception {
        JsonNode problem =
                post("/sim/api/load", "{\"appId\":\"" + account.appId() + "\",\"ratePerSecond\":0,\"seconds\":1}");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
    }

    @Test
    void shouldAskForUnknownAccounts() throws Exception {
        JsonNode problem = post("/sim/api/load", "{\"appId\":\"wxnope\",\"ratePerSecond\":1,\"seconds\":1}");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(brand.calls).extracting(BrandServer.Call::method).isEmpty();
    }
}
