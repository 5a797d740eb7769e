package io.yujian.journey.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls to a real server on this machine, which is allowed for the test only. */
@ModuleTest(
        properties = {
            "yujian.webhooks.enabled=false",
            "yujian.webhooks.allowed-hosts=127.0.0.1",
            // the timers that wake a run are counted here, so nothing may take them
            "yujian.timers.enabled=false"
        })
class WebhookIT {
    @Autowired
    WebhookBook book;

    @Autowired
    Calls calls;

    @Autowired
    CallRound round;

    @Autowired
    TryWebhook trial;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    @Autowired
    SettableClock clock;

    private record Seen(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> answer = new AtomicReference<>("200 {\"points\":7}");
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        clock.reset();
    }

    private void handle(HttpExchange exchange) throws IOException {
        seen.add(new Seen(
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        String[] said = answer.get().split(" ", 2);
        byte[] bytes = said[1].getBytes(UTF_8);
        if (said[0].startsWith("3")) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
        }
        exchange.sendResponseHeaders(Integer.parseInt(said[0]), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private long hook(String secret) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=geheim";
        return Long.parseLong(
                book.add(new WebhookBook.Change("积分", "http", url, Map.of("X-Token", "t0ps3cret"), secret, true))
                        .id());
    }

    private CallKey plan(long hook, Duration patience) {
        CallKey key = new CallKey(ids.next(), "n1", 1);
        transaction.executeWithoutResult(s -> calls.plan(List.of(new OutsideCalls.Planned(
                key,
                hook,
                1,
                2,
                Event.LANE_TRIGGERED,
                clock.instant().plus(patience),
                3,
                "{\"a\":1}".getBytes(UTF_8)))));
        return key;
    }

    private OutsideCalls.Outcome outcome(CallKey key) {
        return calls.outcomes(List.of(key)).get(key);
    }

    private int timersOf(CallKey key) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM pf_timer WHERE run_id=?", Integer.class, key.runId());
    }

    @Test
    void shouldCallSignedAndWakeTheRunOnce() throws Exception {
        CallKey key = plan(hook("s3cr3t"), Duration.ofHours(1));
        plan(hook(null), Duration.ofHours(1));
        assertThat(round.work(Event.LANE_TRIGGERED)).isTrue();
        assertThat(outcome(key).state()).isEqualTo(CallState.OK);
        assertThat(new String(outcome(key).answer(), UTF_8)).isEqualTo("{\"points\":7}");
        assertThat(timersOf(key)).isEqualTo(1);
        Seen one = seen.stream()
                .filter(s -> s.header("Idempotency-Key").equals(key.idempotencyKey()))
                .findFirst()
                .orElseThrow();
        assertThat(one.header("X-Token")).isEqualTo("t0ps3cret");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cr3t".getBytes(UTF_8), "HmacSHA256"));
        byte[] signed = mac.doFinal((one.header("X-Yujian-Timestamp") + "." + one.body()).getBytes(UTF_8));
        assertThat(one.header("X-Yujian-Signature"))
                .isEqualTo("v1=" + HexFormat.of().formatHex(signed));
        assertThat(round.work(Event.LANE_TRIGGERED)).isFalse();
    }

    @Test
    void shouldPlanTheSameCallOnce() {
        long hook = hook(null);
        CallKey key = plan(hook, Duration.ofHours(1));
        transaction.executeWithoutResult(s -> calls.plan(List.of(new OutsideCalls.Planned(
                key, hook, 1, 2, Event.LANE_TRIGGERED, clock.instant(), 3, "{}".getBytes(UTF_8)))));
        while (round.work(Event.LANE_TRIGGERED)) {
            // until nothing is due
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldRepeatUnderTheSameKeyAndGiveUpInTheEnd() {
        answer.set("503 later");
        CallKey key = plan(hook(null), Duration.ofHours(20));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            round.work(Event.LANE_TRIGGERED);
            statuses.add(outcome(key).status());
            clock.advance(Duration.ofHours(3).plusMinutes(1));
            if (outcome(key).state() != CallState.PLANNED) {
                break;
            }
        }
        assertThat(outcome(key).state()).isEqualTo(CallState.GIVEN_UP);
        assertThat(seen.size()).isBetween(2, CallRound.MOST_TRIES);
        assertThat(seen).extracting(s -> s.header("Idempotency-Key")).containsOnly(key.idempotencyKey());
        assertThat(timersOf(key)).isEqualTo(1);
    }

    @Test
    void shouldSucceedAfterAnError() {
        answer.set("500 oops");
        CallKey key = plan(hook(null), Duration.ofHours(1));
        round.work(Event.LANE_TRIGGERED);
        assertThat(outcome(key).state()).isEqualTo(CallState.PLANNED);
        assertThat(timersOf(key)).isZero();
        answer.set("201 {}");
        clock.advance(Duration.ofSeconds(6));
        round.work(Event.LANE_TRIGGERED);
        assertThat(outcome(key).state()).isEqualTo(CallState.OK);
    }

    @Test
    void shouldNotRepeatARefusalNorFollowARedirect() {
        answer.set("422 {}");
        CallKey refused = plan(hook(null), Duration.ofHours(1));
        round.work(Event.LANE_TRIGGERED);
        assertThat(outcome(refused).state()).isEqualTo(CallState.FAILED);
        answer.set("302 x");
        CallKey led = plan(hook(null), Duration.ofHours(1));
        round.work(Event.LANE_TRIGGERED);
        assertThat(outcome(led).state()).isEqualTo(CallState.FAILED);
        assertThat(seen).hasSize(2);
    }

    @Test
    void shouldTakeOverWhatALostProcessHadInHand() {
        CallKey key = plan(hook(null), Duration.ofHours(1));
        transaction.executeWithoutResult(
                s -> outbox.claim(OutboxItem.KIND_CALL, Event.LANE_TRIGGERED, 10, Duration.ofSeconds(-1)));
        assertThat(round.work(Event.LANE_TRIGGERED)).isFalse();
        assertThat(round.takeOver()).isTrue();
        assertThat(outcome(key).state()).isEqualTo(CallState.OK);
        assertThat(timersOf(key)).isEqualTo(1);
        assertThat(round.takeOver()).isFalse();
    }

    @Test
    void shouldNeverShowWhatIsSecret() {
        long id = hook("s3cr3t");
        WebhookBook.WebhookView view = book.view(id);
        assertThat(view.toString()).doesNotContain("s3cr3t", "t0ps3cret", "geheim");
        assertThat(view.headerNames()).containsExactly("X-Token");
        Map<String, Object> row = jdbc.queryForMap("SELECT * FROM jn_webhook WHERE id=?", id);
        row.values()
                .forEach(value -> assertThat(
                                value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value))
                        .doesNotContain("s3cr3t", "t0ps3cret", "geheim"));
        book.change(id, new WebhookBook.Change("积分2", "http", null, null, null, true));
        assertThat(trial.call(id).ok()).isTrue();
        assertThat(seen.get(0).header("X-Token")).isEqualTo("t0ps3cret");
        assertThat(seen.get(0).header("X-Yujian-Signature")).isNotEmpty();
    }

    @Test
    void shouldKeepAwayFromThePrivateNetwork() throws Exception {
        for (String url : List.of(
                "http://localhost/",
                "http://10.0.0.8/",
                "http://169.254.169.254/latest",
                "http://[::1]/",
                "http://0.0.0.0/")) {
            assertThatThrownBy(() -> book.add(new WebhookBook.Change("x", "http", url, null, null, true)))
                    .as(url)
                    .isInstanceOf(YujianException.class);
        }
        for (String address : List.of(
                "127.1.2.3",
                "100.64.0.1",
                "192.168.1.1",
                "172.16.0.1",
                "fd00::1",
                "fe80::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "240.0.0.1")) {
            assertThat(AddressGuard.isPrivate(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (String address : List.of("8.8.8.8", "223.5.5.5", "2400:3200::1")) {
            assertThat(AddressGuard.isPrivate(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
        assertThatThrownBy(() -> book.add(new WebhookBook.Change("x", "http", "ftp://a.example.com", null, null, true)))
                .isInstanceOf(YujianException.class);
        assertThatThrownBy(() -> book.add(new WebhookBook.Change(
                        "x", "wecom-robot", "https://example.com/cgi-bin/webhook/send?key=1", null, null, true)))
                .isInstanceOf(YujianException.class);
    }

    @Test
    void shouldUnderstandTheRobotsAnswers() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/cgi-bin/webhook/send?key=1";
        long robot = Long.parseLong(book.add(new WebhookBook.Change("群", "wecom-robot", url, null, null, true))
                .id());
        answer.set("200 {\"errcode\":45009,\"errmsg\":\"too fast\"}");
        CallKey key = plan(robot, Duration.ofHours(1));
        round.work(Event.LANE_TRIGGERED);
        assertThat(outcome(key).state()).isEqualTo(CallState.PLANNED);
        answer.set("200 {\"errcode\":0}");
        clock.advance(Duration.ofMinutes(2));
        round.work(Event.LANE_TRIGGERED);
        assertThat(outcome(key).state()).isEqualTo(CallState.OK);
        assertThat(calls.log(robot, clock.instant().plusSeconds(1), 10))
                .singleElement()
                .satisfies(line -> assertThat(line.attempts()).isEqualTo(2));
    }
}
