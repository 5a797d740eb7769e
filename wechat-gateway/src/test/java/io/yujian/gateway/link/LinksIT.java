package io.yujian.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ModuleTest(
        webEnvironment = org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"yujian.links.base-url=https://y.example.com/"})
class LinksIT {
    private static final AtomicInteger NUMBER = new AtomicInteger(500);
    private static final Pattern SHORT = Pattern.compile("https://y\\.example\\.com/r/([A-Za-z0-9]{10})");
    private static final String PHONE = "Mozilla/5.0 (iPhone) AppleWebKit MicroMessenger/8.0.50";

    @LocalServerPort
    int port;

    @Autowired
    OutboundMessages outbound;

    @Autowired
    AccountBook book;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Links links;

    @Autowired
    Ids ids;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private long account;

    @BeforeEach
    void connect() {
        String app = "wx" + NUMBER.incrementAndGet() + "link";
        account = book.add(new AccountRequest(
                "mp", "test", app, "gh_1", "secret" + app, "token123", null, "plaintext", "http://127.0.0.1:9", true));
        await().until(() -> accounts.find(account) != null);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private SendKey plan(ObjectNode content) {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        var now = clock.instant();
        transaction.executeWithoutResult(s -> outbound.plan(List.of(new PlannedMessage(
                key,
                "journey",
                77,
                9,
                10,
                account,
                "oFan",
                List.of(new ChannelContent("mp-customer-service", 1, content)),
                MessageClass.SERVICE,
                Event.LANE_TRIGGERED,
                "t",
                now,
                now.plus(Duration.ofDays(9)),
                null,
                null))));
        return key;
    }

    private String stored(SendKey key) {
        return new String(
                jdbc.queryForObject("SELECT payload FROM gw_send WHERE source_id=?", byte[].class, key.sourceId()),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private ObjectNode text(String text) {
        return json.createObjectNode().put("kind", "text").put("text", text);
    }

    private HttpResponse<String> get(String path, String agent) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return http.send(request.header("User-Agent", agent).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String code(SendKey key) {
        return jdbc.queryForObject("SELECT code FROM gw_link WHERE source_id=?", String.class, key.sourceId());
    }

    private int clicks(String code) {
        return jdbc.queryForObject("SELECT clicks FROM gw_link WHERE code=?", Integer.class, code);
    }

    @Test
    void shouldShortenEachLinkOnceAndKeepTheSentence() {
        SendKey key = plan(text("看 https://a.example.com/x?y=1&z=2。再看 https://a.example.com/x?y=1&z=2, 完"));
        Matcher m = SHORT.matcher(stored(key));
        assertThat(m.find()).isTrue();
        String first = m.group(1);
        assertThat(m.find()).isTrue();
        assertThat(m.group(1)).isEqualTo(first);
        assertThat(stored(key)).contains("。再看", ", 完").doesNotContain("a.example.com");
        assertThat(jdbc.queryForObject("SELECT url FROM gw_link WHERE code=?", String.class, first))
                .isEqualTo("https://a.example.com/x?y=1&z=2");
    }

    @Test
    void shouldLeaveLinksThatShallStay() {
        assertThat(stored(plan(text("https://a.example.com/x").put("keepLinks", true))))
                .contains("https://a.example.com/x");
        assertThat(stored(plan(text("ftp://a.example.com weixin://x 没有链接")))).contains("ftp://a.example.com");
    }

    @Test
    void shouldLeadOnAndTellTheClickOnceAMinute() throws Exception {
        SendKey key = plan(text("https://a.example.com/%E6%96%B0?x=1"));
        String code = code(key);
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = get("/r/" + code + "?url=https://evil.example.com", PHONE);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValue("https://a.example.com/%E6%96%B0?x=1");
        }
        await().untilAsserted(() -> assertThat(
                        jdbc.queryForObject("SELECT COUNT(*) FROM pf_inbox WHERE source='link'", Integer.class))
                .isPositive());
        await().untilAsserted(() -> assertThat(clicks(code)).isEqualTo(1));
        assertThat(outbound.tapped(List.of(key, new SendKey(1, "n1", 1)))).containsExactly(key);
    }

    @Test
    void shouldNotCountMachines() throws Exception {
        SendKey key = plan(text("https://a.example.com/machines"));
        String code = code(key);
        assertThat(get("/r/" + code, "curl/8.0").statusCode()).isEqualTo(302);
        assertThat(get("/r/" + code, "Mozilla/5.0 (compatible; Baiduspider/2.0)")
                        .statusCode())
                .isEqualTo(302);
        assertThat(Machines.is("GET", PHONE, null)).isFalse();
        assertThat(Machines.is("GET", PHONE, "prefetch;prerender")).isTrue();
        assertThat(Machines.is("HEAD", PHONE, null)).isTrue();
        assertThat(clicks(code)).isZero();
    }

    @Test
    void shouldSayThatALinkIsGone() throws Exception {
        SendKey key = plan(text("https://a.example.com/old"));
        String code = code(key);
        assertThat(get("/r/nothing", PHONE).statusCode()).isEqualTo(404);
        links.forget(clock.instant().minus(Duration.ofDays(1)));
        assertThat(get("/r/" + code, PHONE).statusCode()).isEqualTo(302);
        links.forget(clock.instant().plus(Duration.ofDays(1)));
        assertThat(get("/r/" + code, PHONE).statusCode()).isEqualTo(404);
    }
}
