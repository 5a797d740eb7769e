package io.yujian.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.platform.security.key.ApiKeys;
import io.yujian.testkit.ModuleTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over HTTP, with the real inbox and pipeline: the brand reports a person, tags her, gives a coupon, the till takes it. */
@ModuleTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "yujian.admin-password-file=target/till-it/admin-password",
            "yujian.key-file=target/till-it/keys.json"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FromEventToTillIT {
    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private String brand = "";
    private String till = "";
    private String nobody = "";

    private record Answer(int status, JsonNode body, String text) {
        String code() {
            return body.path("code").asString("");
        }
    }

    @BeforeAll
    void callers() {
        brand = keys.create(
                        "brand",
                        List.of("events:write", "customers:read", "customers:write", "coupons:read", "coupons:write"),
                        null)
                .key();
        till = keys.create("till", List.of("coupons:redeem", "customers:reveal"), null)
                .key();
        nobody = keys.create("nobody", List.of("audit:read"), null).key();
    }

    @Test
    void shouldCarryAPersonFromAnEventToTheTill() throws Exception {
        String id = reportPerson("till-1", "M-0001", "13700000001");
        tagAndSearch(id);

        JsonNode batch = post(brand, "/coupon-batches", """
                        {"title":"周年礼","kind":"cash","amountCents":2000,"total":3,"limitPerPerson":1,
                         "validity":{"mode":"after-claim","days":7},"useThresholdCents":9900}""").body();
        String batchId = batch.path("id").asString("");
        Answer issued = post(brand, "/coupon-batches/" + batchId + "/issue", issue(id, "k1"));
        assertThat(issued.status()).as(issued.text()).isEqualTo(200);
        assertThat(post(brand, "/coupon-batches/" + batchId + "/issue", issue(id, "k1"))
                        .body()
                        .path("couponId")
                        .asString(""))
                .isEqualTo(issued.body().path("couponId").asString("x"));
        assertThat(post(brand, "/coupon-batches/" + batchId + "/issue", issue(id, "k2"))
                        .code())
                .isEqualTo("coupon.limit-reached");

        String code = issued.body().path("code").asString("");
        wallet(issued.body().path("walletPath").asString(""), code);
        redeem(code);
        assertThat(get(brand, "/coupons?customerId=" + id).text())
                .doesNotContain(code)
                .contains("redeemed", "S-01");
        assertThat(get(brand, "/coupon-batches/" + batchId + "/stats")
                        .body()
                        .path("redeemed")
                        .asInt(0))
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                get(brand, "/customers/" + id + "/events").text())
                        .contains("业务事件：registered", "打上标签", "收到优惠券「周年礼」", "核销优惠券「周年礼」（门店：S-01）"));
    }

    private String reportPerson(String key, String memberNo, String phone) throws Exception {
        String body = """
                {"events":[{"id":"%s","type":"custom.registered","identity":{"namespace":"member-no","value":"%s"},
                 "identities":[{"namespace":"phone","value":"%s"}],"data":{"shop":"s1"}}]}""".formatted(key, memberNo, phone);
        Answer posted = post(brand, "/events", body);
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        assertThat(post(brand, "/events", body)
                        .body()
                        .path("items")
                        .path(0)
                        .path("duplicate")
                        .asBoolean(false))
                .isTrue();
        List<String> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            get(brand, "/customers?q=" + phone)
                    .body()
                    .path("items")
                    .forEach(item -> found.add(item.path("id").asString("")));
            return !found.isEmpty();
        });
        assertThat(get(brand, "/customers?q=" + memberNo)
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString(""))
                .isEqualTo(found.get(0));
        return found.get(0);
    }

    private void tagAndSearch(String id) throws Exception {
        assertThat(post(brand, "/customers/" + id + "/tags", "{\"add\":[\"VIP\",\"👍\"],\"remove\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(put(brand, "/customers/" + id, "{\"remark\":\"张小姐\",\"attributes\":{\"城市\":\"上海\"}}")
                        .body()
                        .path("name")
                        .asString(""))
                .isEqualTo("张小姐");
        assertThat(get(brand, "/customers?tag=VIP")
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString(""))
                .isEqualTo(id);
        assertThat(get(brand, "/customers?q=%E5%BC%A0")
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString(""))
                .isEqualTo(id);
        assertThat(get(brand, "/customers?tag=vip%25").body().path("items")).isEmpty();
        assertThat(get(brand, "/tags?q=V").text()).contains("VIP");
        Answer page = get(brand, "/customers/" + id);
        assertThat(page.text()).contains("137****0001").doesNotContain("13700000001");
        String phone = "";
        for (JsonNode identity : page.body().path("identities")) {
            if (identity.path("namespace").asString("").equals("phone")) {
                phone = identity.path("id").asString("");
            }
        }
        String reveal = "/customers/" + id + "/identities/" + phone + "/reveal";
        assertThat(post(brand, reveal, "").status()).isEqualTo(403);
        assertThat(post(till, reveal, "").body().path("value").asString("")).isEqualTo("+8613700000001");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_audit WHERE action = 'customer.reveal' AND subject = ?",
                        Long.class,
                        "customer:" + id))
                .isEqualTo(1);
    }

    private void wallet(String path, String code) throws Exception {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/h5/files/wallet.js").doesNotContain(code);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        String token = path.substring(path.lastIndexOf('/') + 1);
        HttpResponse<String> data = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/h5/v1/wallet/" + token))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(data.body()).contains(code);
        HttpResponse<String> wrong = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/h5/v1/wallet/x" + token))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(404);
    }

    private void redeem(String code) throws Exception {
        String body = "{\"code\":\"%s\",\"storeId\":\"S-01\",\"operator\":\"小王\",\"orderId\":\"o9\"}".formatted(code);
        assertThat(post(brand, "/coupons/redeem", body).status()).isEqualTo(403);
        assertThat(post("", "/coupons/redeem", body).status()).isIn(401, 403);
        assertThat(post(till, "/coupons/redeem", body).status()).isEqualTo(200);
        Answer second = post(till, "/coupons/redeem", body);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("coupon.already-redeemed");
        assertThat(second.body().path("detail").asString("")).contains("S-01", "小王", "核销");
        assertThat(post(till, "/coupons/redeem", body.replace(code, "ZZZZZZZZZZZZZZZZ"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldRefuseBadInputInWords() throws Exception {
        assertThat(get(brand, "/customers/1").code()).isEqualTo("customer.not-found");
        assertThat(get(brand, "/customers/abc").status()).isEqualTo(400);
        assertThat(get(brand, "/customers?cursor=abc").status()).isEqualTo(400);
        assertThat(get(brand, "/coupons?state=lost").status()).isEqualTo(400);
        assertThat(get(brand, "/coupon-batches/1").code()).isEqualTo("coupon.batch-not-found");
        assertThat(post(brand, "/events", "{\"events\":[]}").status()).isEqualTo(400);
        assertThat(post(brand, "/events", "{\"events\":[{\"id\":\"x\",\"type\":\"mp.follow\"}]}")
                        .code())
                .isEqualTo("event.bad-type");
        assertThat(post(brand, "/events", "{").status()).isEqualTo(400);
        assertThat(post(brand, "/coupon-batches", "{\"title\":\"\",\"kind\":\"free\",\"total\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(post(till, "/coupons/redeem", "{\"code\":\"\",\"storeId\":\"\",\"operator\":\"\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shouldKeepOutWhoMayNot() throws Exception {
        for (String path :
                List.of("/customers", "/tags", "/merge-conflicts", "/coupons", "/coupon-batches", "/events/stream")) {
            assertThat(get(nobody, path).status()).as(path).isEqualTo(403);
            assertThat(get("", path).status()).as(path).isEqualTo(401);
        }
        assertThat(post(nobody, "/events", "{\"events\":[]}").status()).isEqualTo(403);
        assertThat(post(nobody, "/coupon-batches", "{}").status()).isEqualTo(403);
    }

    @Test
    void shouldStreamWhatHappens() throws Exception {
        HttpResponse<java.io.InputStream> stream =
                http.send(request(brand, "/events/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        reportPerson("till-live", "M-LIVE", "13700000002");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String line;
            do {
                line = lines.readLine();
            } while (line != null && !line.startsWith("data:"));
            assertThat(line).contains("latencyMs", "customerName");
        }
    }

    private static String issue(String customer, String key) {
        return "{\"customerId\":\"%s\",\"key\":\"%s\"}".formatted(customer, key);
    }

    private Answer get(String key, String path) throws Exception {
        return send(request(key, path));
    }

    private Answer post(String key, String path, String body) throws Exception {
        return send(request(key, path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer put(String key, String path, String body) throws Exception {
        return send(request(key, path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String key, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Content-Type", "application/json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String text = answer.body();
        return new Answer(
                answer.statusCode(), text.startsWith("{") ? json.readTree(text) : json.createObjectNode(), text);
    }
}
