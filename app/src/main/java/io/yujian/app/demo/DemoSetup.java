package io.yujian.app.demo;

import io.yujian.app.demo.DemoApi.DemoUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an empty installation with one account that points at the simulator, one coupon batch and two published
 * journeys, so that a newcomer sees follow → message at once. Does nothing when an account exists already. Its failure is
 * logged and never stops the product.
 */
@Component
@ConditionalOnProperty(name = "yujian.demo", havingValue = "true")
class DemoSetup {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSetup.class);
    private static final int SIMULATOR_PATIENCE_S = 90;

    private final Environment environment;
    private final JsonMapper json;

    DemoSetup(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            int port = web.getWebServer().getPort();
            new Thread(() -> fill(port), "demo-setup").start();
        }
    }

    private void fill(int port) {
        try {
            Path passwordFile = Path.of(environment.getRequiredProperty("yujian.admin-password-file"));
            String password = Files.readString(passwordFile).strip();
            DemoApi product = new DemoApi("http://127.0.0.1:" + port, json);
            product.login("admin", password);
            if (!product.get("/api/v1/accounts").path("items").isEmpty()) {
                return;
            }
            DemoApi simulator = new DemoApi(environment.getRequiredProperty("yujian.simulator.url"), json);
            product.post("/api/v1/accounts", account(accountsOf(simulator)));
            String batch =
                    product.post("/api/v1/coupon-batches", batch()).path("id").asString();
            publish(product, "welcome", batch);
            publish(product, "keyword", batch);
            LOG.info("demo data is ready: one account, one coupon batch, two running journeys");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | DemoUnavailable e) {
            LOG.warn("demo data could not be made, the product runs without it: {}", e.getMessage());
        }
    }

    /** Both start at the same time, and either may be the faster. */
    private static JsonNode accountsOf(DemoApi simulator) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return simulator.get("/sim/api/accounts");
            } catch (DemoUnavailable e) {
                if (attempt == SIMULATOR_PATIENCE_S) {
                    throw e;
                }
                Thread.sleep(1_000);
            }
        }
    }

    private ObjectNode account(JsonNode accounts) {
        JsonNode first = (accounts.isArray() ? accounts : accounts.path("items")).path(0);
        return json.createObjectNode()
                .put("kind", "mp")
                .put("name", first.path("name").asString("演示服务号"))
                .put("appId", first.path("appId").asString())
                .put("originalId", first.path("originalId").asString())
                .put("secret", first.path("secret").asString())
                .put("token", first.path("token").asString())
                .put("encodingAesKey", first.path("encodingAesKey").asString())
                .put("mode", "safe")
                .put("apiHost", environment.getRequiredProperty("yujian.simulator.url"));
    }

    private ObjectNode batch() {
        ObjectNode batch = json.createObjectNode()
                .put("title", "新人见面礼 10 元券")
                .put("kind", "cash")
                .put("amountCents", 1000)
                .put("useThresholdCents", 5000)
                .put("total", 100000)
                .put("limitPerPerson", 1)
                .put("description", "满 50 元可用，全场通用。");
        batch.putObject("validity").put("mode", "after-claim").put("days", 30);
        return batch;
    }

    private void publish(DemoApi product, String name, String batchId) throws IOException {
        try (InputStream in = DemoSetup.class.getResourceAsStream("/demo/" + name + ".json")) {
            if (in == null) {
                throw new IOException("demo journey is missing: " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${batchId}", batchId);
            JsonNode journey = product.post("/api/v1/journeys", (ObjectNode) json.readTree(text));
            String id = journey.path("id").asString();
            product.post(
                    "/api/v1/journeys/" + id + "/publish",
                    json.createObjectNode()
                            .put("revision", journey.path("revision").asInt()));
        }
    }
}
