package io.yujian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator does in the console and a fan on the phone, in a real Chromium on real processes with the demo's
 * data. The steps are in {@code admin-ui/e2e}, beside the pages they click; each is a test here. Pictures stay in
 * {@code app/target/e2e}.
 */
class ConsoleE2E {
    private static final Path CONSOLE = Stage.ROOT.resolve("admin-ui");
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Path PICTURES = Stage.ROOT.resolve("app/target/e2e");
    private static final Part PAGES =
            new Part("console", 240, List.of("follow", "dialogue", "canvas", "change", "rules", "pages"));
    private static final Part JOURNEYS =
            new Part("journeys", 480, List.of("welcome", "binding", "cart", "repurchase", "birthday"));

    private static ProductStack stack;
    private static ProductStack.Node node;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                "没有 Chromium，跳过浏览器测试（可用 CHROMIUM 指定路径）。There is no Chromium at " + CHROMIUM
                        + ", so the browser tests are skipped; CHROMIUM names another one.");
        assumeTrue(
                Files.isDirectory(CONSOLE.resolve("node_modules/playwright-core")),
                "界面依赖没有安装，跳过浏览器测试。The console's dependencies are not installed; ./yujian test e2e does that.");
        stack = Stage.start("console");
        node = stack.startNode("all", "all", "--yujian.demo=true", "--yujian.webhooks.allowed-hosts=127.0.0.1");
        demo();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    /** The demo's account, told where this node is; and one dead letter, copied from an event that came in. */
    private static void demo() {
        JsonApi admin = stack.admin(node);
        Stage.within(60)
                .until(() -> admin.get("/api/v1/journeys?state=running")
                                .path("items")
                                .size()
                        == 2);
        String appId = admin.get("/api/v1/accounts")
                .path("items")
                .path(0)
                .path("appId")
                .asString();
        stack.simulator()
                .post(
                        "/sim/api/accounts",
                        "{\"appId\":\"%s\",\"callbackUrl\":\"%s/wechat/mp/%s\"}".formatted(appId, node.url(), appId));
        String openid = stack.simulator()
                .post("/sim/api/fans", "{\"appId\":\"" + appId + "\"}")
                .path(0)
                .path("openid")
                .asString();
        stack.simulator()
                .post(
                        "/sim/api/act",
                        "{\"appId\":\"%s\",\"openid\":\"%s\",\"action\":\"follow\",\"wait\":true}"
                                .formatted(appId, openid));
        Stage.within(10).until(() -> stack.number("SELECT COUNT(*) FROM pf_inbox WHERE source = 'mp'") > 0);
        stack.run("INSERT INTO pf_dead_letter (id, source, account_id, sender, lane, created_s, body, trace_id, error,"
                + " attempts, state, dead_at) SELECT id, source, account_id, sender, lane, created_s, body, trace_id,"
                + " 'the stage failed', 5, 'open', stored_at FROM pf_inbox WHERE source = 'mp' LIMIT 1");
    }

    /**
     * One run of the browser.
     *
     * @param name of the folder with its pictures
     * @param longestSeconds after which it is ended
     * @param scenarios in the order in which {@code run.mjs} plays them
     */
    private record Part(String name, int longestSeconds, List<String> scenarios) {}

    @TestFactory
    List<DynamicTest> shouldServeAnOperatorInABrowser() throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>(play(PAGES));
        Stage.archiveJourneys(stack.admin(node));
        tests.addAll(play(JOURNEYS));
        return tests;
    }

    private static List<DynamicTest> play(Part part) throws IOException, InterruptedException {
        Path pictures = PICTURES.resolve(part.name());
        Path steps = pictures.resolve("steps.json");
        Files.deleteIfExists(steps);
        Files.createDirectories(pictures);
        Path log = pictures.resolve("browser.log");
        List<String> line = new ArrayList<>(List.of("node", "e2e/run.mjs", pictures.toString()));
        line.addAll(part.scenarios());
        ProcessBuilder command = new ProcessBuilder(line)
                .directory(CONSOLE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("CHROMIUM", CHROMIUM.toString());
        command.environment().put("BASE", node.url());
        command.environment().put("SIMULATOR", stack.simulatorUrl());
        command.environment().put("ADMIN_PASSWORD", stack.adminPassword());
        Process browser = command.start();
        boolean ended = browser.waitFor(part.longestSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }

        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("the browser came to its end: " + part.name(), () -> {
            assertThat(ended)
                    .as("within %s s\n%s", part.longestSeconds(), Files.readString(log))
                    .isTrue();
            assertThat(browser.exitValue()).as(Files.readString(log)).isZero();
        }));
        if (Files.exists(steps)) {
            for (JsonNode step : JsonMapper.shared().readTree(Files.readString(steps))) {
                String name = step.path("scenario").asString() + ": "
                        + step.path("step").asString();
                tests.add(dynamicTest(name, () -> {
                    if (!step.path("ok").asBoolean()) {
                        fail("%s%nPictures: %s", step.path("error").asString(), pictures);
                    }
                }));
            }
        }
        return tests;
    }
}
