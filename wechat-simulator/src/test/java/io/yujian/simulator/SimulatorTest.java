package io.yujian.simulator;

import io.yujian.simulator.account.AccountSettings;
import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.CallbackMode;
import io.yujian.simulator.account.World;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.fan.NewFan;
import io.yujian.simulator.time.SimulatorClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A running simulator, a brand server beside it, and a world made new for each test. */
@SpringBootTest(
        classes = SimulatorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "simulator.demo.enabled=false")
public abstract class SimulatorTest {

    protected static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    protected static BrandServer brand;

    @LocalServerPort
    protected int port;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected Fans fans;

    @Autowired
    protected World world;

    @Autowired
    protected SimulatorClock clock;

    @Autowired
    protected ObjectMapper mapper;

    protected BrandAccount account;

    @BeforeAll
    static void startBrand() throws IOException {
        brand = new BrandServer();
    }

    @AfterAll
    static void stopBrand() {
        brand.close();
    }

    @BeforeEach
    void newWorld() {
        world.reset(false);
        clock.backToRealTime();
        brand.forget();
        account = accounts.save(
                new AccountSettings(null, "shop", null, null, null, null, CallbackMode.SAFE, brand.url(), null));
    }

    protected String base() {
        return "http://127.0.0.1:" + port;
    }

    protected Fan stranger() {
        return fans.create(account, NewFan.of(account.appId()));
    }

    protected Fan follower() {
        return fans.create(account, new NewFan(account.appId(), null, null, null, true, null, null));
    }

    protected JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base() + path)).build());
    }

    protected JsonNode post(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base() + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    protected JsonNode put(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base() + path))
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private JsonNode send(HttpRequest request) throws Exception {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return response.body().isEmpty() ? mapper.createObjectNode() : mapper.readTree(response.body());
    }

    protected String token() throws Exception {
        return get("/cgi-bin/token?grant_type=client_credential&appid=" + account.appId() + "&secret="
                        + account.secret())
                .path("access_token")
                .asString();
    }

    protected JsonNode api(String path, String token, String json) throws Exception {
        return post(path + (path.contains("?") ? "&" : "?") + "access_token=" + token, json);
    }

    protected JsonNode sendText(String token, Fan fan, String content) throws Exception {
        return api(
                "/cgi-bin/message/custom/send",
                token,
                "{\"touser\":\"" + fan.openid() + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"" + content
                        + "\"}}");
    }

    protected JsonNode act(Fan fan, String action, String more) throws Exception {
        return post(
                "/sim/api/act",
                "{\"openid\":\"" + fan.openid() + "\",\"action\":\"" + action + "\",\"wait\":true"
                        + (more.isEmpty() ? "" : "," + more) + "}");
    }

    protected static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }
}
