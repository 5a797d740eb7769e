package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.inbound.XmlBody;
import io.yujian.gateway.window.CreditLedger;
import io.yujian.gateway.window.WindowLedger;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.testkit.ModuleTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import me.chanjar.weixin.mp.util.crypto.WxMpCryptUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CallbackIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TOKEN = "tokenABC";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @LocalServerPort
    int port;

    @Autowired
    AccountBook book;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MeterRegistry registry;

    @Autowired
    WindowLedger windows;

    @Autowired
    CreditLedger credits;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    final HttpClient http = HttpClient.newHttpClient();
    String app = "";
    long account;
    WxMpCryptUtil oracle;

    @BeforeEach
    void connect() {
        app = "wxcb" + NUMBER.incrementAndGet() + "000";
        account = book.add(new AccountRequest("mp", "cb", app, "gh_1", "s3cr3t", TOKEN, KEY, "safe", null, true));
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
        config.setAppId(app);
        config.setToken(TOKEN);
        config.setAesKey(KEY);
        oracle = new WxMpCryptUtil(config);
        await().until(() -> accounts.find(account) != null);
    }

    @Test
    void shouldAnswerTheConsolesVerification() throws Exception {
        String now = Long.toString(now());
        String signed = "signature=" + SHA1.gen(TOKEN, now, "n1") + "&timestamp=" + now + "&nonce=n1&echostr=5%2B6";
        HttpResponse<String> echoed = get(app, signed);
        assertThat(echoed.statusCode()).isEqualTo(200);
        assertThat(echoed.body()).isEqualTo("5+6");
        assertThat(get(app, signed.replace("n1", "n2")).statusCode()).isEqualTo(403);
        assertThat(get("wxunknown", signed).statusCode()).isEqualTo(404);
        assertThat(get(app, "echostr=1").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldStoreOnceHoweverOftenItIsDelivered() throws Exception {
        String body = event("oOnce", "subscribe", "");
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response = post(app, query(seal(body), now()), envelope(seal(body)));
            // each delivery is sealed anew, as a retry may be
            assertThat(response.statusCode()).isEqualTo(403);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(deliver(body)).isEqualTo("success");
        }
        assertThat(stored()).isEqualTo(1);
        await().until(() -> followed("oOnce") == 1);
    }

    @Test
    void shouldOpenAndShutWithWhatThePersonDoes() throws Exception {
        deliver(event("oP", "subscribe", ""));
        await().until(() -> followed("oP") == 1);
        deliver("<xml>" + common("oP", now()) + "<MsgType>text</MsgType><Content>hi</Content><MsgId>77</MsgId></xml>");
        await().until(() -> window("oP", "msg_left") == 5);
        assertThat(window("oP", "enter_left")).isEqualTo(3);
        deliver(event("oP", "CLICK", "<EventKey>k</EventKey>"));
        await().until(() -> window("oP", "tap_left") == 3);
        deliver(event("oP", "unsubscribe", ""));
        await().until(() -> followed("oP") == 0);
    }

    @Test
    void shouldNeverGoBackByTime() {
        long late = 1_700_000_100;
        apply(event("mp.message", "oBack", late, json.createObjectNode()));
        jdbc.update("UPDATE gw_window SET msg_left=1 WHERE account_id=? AND openid='oBack'", account);
        apply(event("mp.message", "oBack", late - 50, json.createObjectNode()));
        assertThat(window("oBack", "msg_left")).isEqualTo(1);
        apply(event("mp.unfollow", "oBack", late - 20, json.createObjectNode()));
        assertThat(followed("oBack")).isEqualTo(1);
        apply(event("mp.message", "oBack", late + 1, json.createObjectNode()));
        assertThat(window("oBack", "msg_left")).isEqualTo(5);
        apply(event("mp.message", "oBack", late + 2, json.createObjectNode().put("menuId", "1")));
        assertThat(window("oBack", "tap_left")).isEqualTo(3);
        assertThat(window("oBack", "msg_s")).isEqualTo((int) (late + 1));
        // openids differ by case
        apply(event("mp.message", "oback", late, json.createObjectNode()));
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM gw_window WHERE account_id=? AND openid IN ('oBack','oback')",
                        Integer.class,
                        account))
                .isEqualTo(2);
    }

    @Test
    void shouldCountConsents() {
        ObjectNode accept = json.createObjectNode().put("templateId", "T").put("status", "accept");
        ObjectNode reject = json.createObjectNode().put("templateId", "T").put("status", "reject");
        apply(event("mp.subscribe-popup", "oC", 100, accept), event("mp.subscribe-popup", "oC", 100, accept));
        assertThat(credit("oC")).isEqualTo(2);
        apply(event("mp.subscribe-popup", "oC", 101, reject));
        assertThat(credit("oC")).isEqualTo(2);
        apply(event("mp.subscribe-change", "oC", 102, reject));
        assertThat(credit("oC")).isZero();
        apply(event("mp.subscribe-popup", "oC", 101, accept)); // older than the cancellation
        assertThat(credit("oC")).isZero();
        apply(event("mp.subscribe-popup", "oC", 103, accept));
        assertThat(credit("oC")).isEqualTo(1);
    }

    @Test
    void shouldReplyTheSameAtTheSecondDelivery() throws Exception {
        jdbc.update(
                "INSERT INTO gw_reply (account_id,rules,updated_at) VALUES (?,?,NOW(3))",
                account,
                "{\"rules\":[{\"on\":\"keyword\",\"match\":\"contains\",\"keywords\":[\"价格\"],\"text\":\"99 元]]>\"},"
                        + "{\"on\":\"default\",\"text\":\"收到\"}]}");
        jdbc.update("UPDATE gw_version SET n=n+1 WHERE name='accounts'");
        String body = "<xml>" + common("oR", now()) + "<MsgType>text</MsgType><Content>问个价格</Content>"
                + "<MsgId>5</MsgId></xml>";
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !deliver(body.replace(">5<", ">" + random() + "<")).equals("success"));
        String first = text(deliver(body));
        assertThat(first).isEqualTo("99 元]]>");
        jdbc.update("UPDATE gw_reply SET rules='{\"rules\":[]}' WHERE account_id=?", account);
        jdbc.update("UPDATE gw_version SET n=n+1 WHERE name='accounts'");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> deliver(body.replace(">5<", ">" + random() + "<")).equals("success"));
        assertThat(text(deliver(body))).isEqualTo(first);
        await().until(() -> jdbc.queryForObject(
                        "SELECT COUNT(*) FROM gw_send WHERE account_id=? AND channel='passive-reply'",
                        Integer.class,
                        account)
                >= 1);
    }

    @Test
    void shouldKeepPoisonForPeopleToSee() throws Exception {
        assertThat(deliver("this is no xml")).isEqualTo("success");
        assertThat(deliver("<xml><FromUserName>oX</FromUserName></xml>")).isEqualTo("success");
        assertThat(stored()).isEqualTo(2);
    }

    /**
     * Forged, cut, replayed with another body, oversized and random requests; the good ones between are all served, and
     * served once when they are replayed.
     */
    @Test
    void shouldStandTenThousandBadRequestsWithoutGrowing() throws Exception {
        Random random = new Random(11);
        standBadRequests(random, 0, 1000); // what is made once is made now
        int meters = registry.getMeters().size();
        long heap = liveHeap();

        standBadRequests(random, 1000, 10_000);

        assertThat(stored()).as("each good one once").isEqualTo(100);
        assertThat(registry.getMeters().size())
                .as("no meter for each sender or account, of whom there were hundreds")
                .isLessThan(meters + 20);
        assertThat(liveHeap() - heap).as("bytes kept").isLessThan(12 << 20);
    }

    private void standBadRequests(Random random, int from, int to) {
        Semaphore room = new Semaphore(24);
        List<CompletableFuture<Integer>> bad = new ArrayList<>();
        List<CompletableFuture<Integer>> good = new ArrayList<>();
        for (int i = from; i < to; i++) {
            bad.add(send(room, bad(random, i)));
            if (i % 100 == 0) {
                String cipher = seal(event("oGood" + i, "subscribe", ""));
                HttpRequest request =
                        request(app, query(cipher, now()), envelope(cipher).getBytes(UTF_8));
                good.add(send(room, request));
                good.add(send(room, request));
            }
        }
        assertThat(bad.stream().map(CompletableFuture::join)).allMatch(status -> status >= 400 && status < 500);
        assertThat(good.stream().map(CompletableFuture::join)).allMatch(status -> status == 200);
    }

    /** What is left after collecting; taken a few times, since the first may run beside something that ends. */
    private static long liveHeap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(100);
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private HttpRequest bad(Random random, int i) {
        String cipher = seal(event("oBad" + i, "subscribe", ""));
        String good = query(cipher, now());
        byte[] body = envelope(cipher).getBytes(UTF_8);
        return switch (i % 12) {
            case 0 ->
                request(
                        app,
                        good,
                        ("<xml><ToUserName>gh</ToUserName><Encrypt>" + cipher.substring(4) + "</Encrypt></xml>")
                                .getBytes(UTF_8));
            case 1 -> request(app, good, java.util.Arrays.copyOf(body, random.nextInt(body.length - 10)));
            case 2 -> request(app, good.replaceAll("msg_signature=[^&]*", "msg_signature=0"), body);
            case 3 -> request(app, good.replaceAll("[?&]?msg_signature=[^&]*", ""), body);
            case 4 -> request(app, query(cipher, now() - 3600), body);
            case 5 -> request("wx" + i, good, body);
            case 6 -> request(app, good, new byte[200_000]);
            case 7 -> {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                yield request(app, good, noise);
            }
            case 8 -> request(app, good, event("oBad" + i, "subscribe", "").getBytes(UTF_8));
            case 9 -> request(app, "", body);
            case 10 -> request(app, good.replaceAll("timestamp=[^&]*", "timestamp=99999999999999999999"), body);
            default -> {
                WxMpDefaultConfigImpl other = new WxMpDefaultConfigImpl();
                other.setAppId("wxother");
                other.setToken(TOKEN);
                other.setAesKey(KEY);
                String foreign = new WxMpCryptUtil(other).encrypt("0123456789abcdef", event("oF", "subscribe", ""));
                yield request(app, query(foreign, now()), envelope(foreign).getBytes(UTF_8));
            }
        };
    }

    private CompletableFuture<Integer> send(Semaphore room, HttpRequest request) {
        room.acquireUninterruptibly();
        return tried(request, 3).whenComplete((status, failure) -> room.release());
    }

    /**
     * As the platform does: a broken connection is tried again, three times in all. A server that refuses a large body
     * unread closes the connection, and the client cannot always read the answer before it notices.
     */
    private CompletableFuture<Integer> tried(HttpRequest request, int times) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionallyCompose(
                        failure -> times > 1 ? tried(request, times - 1) : CompletableFuture.failedFuture(failure));
    }

    private HttpRequest request(String to, String query, byte[] body) {
        String address = "http://127.0.0.1:" + port + "/wechat/mp/" + to + (query.isEmpty() ? "" : "?" + query);
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private String deliver(String body) throws Exception {
        String cipher = seal(body);
        HttpResponse<String> response = post(app, query(cipher, now()), envelope(cipher));
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** The text of an encrypted reply, its signature checked. */
    private String text(String reply) throws Exception {
        XmlBody sealed = XmlBody.parse(reply.getBytes(UTF_8));
        String cipher = String.valueOf(sealed.get("Encrypt"));
        assertThat(sealed.get("MsgSignature"))
                .isEqualTo(SHA1.gen(
                        TOKEN, String.valueOf(sealed.get("TimeStamp")), String.valueOf(sealed.get("Nonce")), cipher));
        XmlBody plain = XmlBody.parse(oracle.decrypt(cipher).getBytes(UTF_8));
        assertThat(plain.get("ToUserName")).isEqualTo("oR");
        return String.valueOf(plain.get("Content"));
    }

    private HttpResponse<String> post(String to, String query, String body) throws Exception {
        return http.send(request(to, query, body.getBytes(UTF_8)), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String to, String query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/wechat/mp/" + to + "?" + query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String seal(String body) {
        byte[] random = new byte[8];
        new Random().nextBytes(random);
        return oracle.encrypt(
                Base64.getEncoder().encodeToString(random).concat("0000").substring(0, 16), body);
    }

    private static String query(String cipher, long at) {
        String time = Long.toString(at);
        return "signature=" + SHA1.gen(TOKEN, time, "nonce1") + "&timestamp=" + time
                + "&nonce=nonce1&openid=o&encrypt_type=aes&msg_signature=" + SHA1.gen(TOKEN, time, "nonce1", cipher);
    }

    private static String envelope(String cipher) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + cipher + "]]></Encrypt></xml>";
    }

    private static String event(String openid, String event, String more) {
        return "<xml>" + common(openid, 1 + now()) + "<MsgType>event</MsgType><Event>" + event + "</Event>" + more
                + "</xml>";
    }

    private static String common(String openid, long at) {
        return "<ToUserName>gh_1</ToUserName><FromUserName>" + openid + "</FromUserName><CreateTime>" + at
                + "</CreateTime>";
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static long random() {
        return new Random().nextInt(1_000_000_000);
    }

    private int stored() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM pf_inbox WHERE account_id=?", Integer.class, account);
    }

    private int followed(String openid) {
        return window(openid, "followed");
    }

    private int window(String openid, String column) {
        List<Map<String, @Nullable Object>> rows =
                jdbc.queryForList("SELECT * FROM gw_window WHERE account_id=? AND openid=?", account, openid);
        return rows.isEmpty()
                ? -1
                : ((Number) java.util.Objects.requireNonNull(rows.get(0).get(column))).intValue();
    }

    private int credit(String openid) {
        return jdbc.queryForObject(
                "SELECT credit FROM gw_credit WHERE account_id=? AND openid=?", Integer.class, account, openid);
    }

    private void apply(BatchEvent... events) {
        transaction.executeWithoutResult(status -> {
            windows.apply(List.of(events));
            credits.apply(List.of(events));
        });
    }

    private BatchEvent event(String type, String openid, long at, ObjectNode data) {
        return new BatchEvent(new Event(
                1,
                type,
                account,
                List.of(IdentityRef.openid(app, openid)),
                Instant.ofEpochSecond(at),
                Instant.now(),
                data,
                Event.LANE_TRIGGERED,
                "t",
                false));
    }
}
