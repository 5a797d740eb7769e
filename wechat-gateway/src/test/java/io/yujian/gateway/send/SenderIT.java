package io.yujian.gateway.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.change.Changes;
import io.yujian.gateway.fake.FakePlatform;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest(properties = {"yujian.gateway.sender.lease=20s", "yujian.gateway.sender.call-timeout=2s"})
class SenderIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

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
    Ids ids;

    @Autowired
    Outbox outbox;

    @Autowired
    Changes changes;

    @Autowired
    Receipts receipts;

    @Autowired
    SendLog log;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    FakePlatform platform;
    ChannelAccount account;

    @BeforeEach
    void connect() {
        platform = new FakePlatform();
        String app = "wx" + NUMBER.incrementAndGet() + "0000";
        long id = book.add(new AccountRequest(
                "mp", "test", app, "gh_1", "secret" + app, "token123", null, "plaintext", platform.host(), true));
        await().until(() -> accounts.find(id) != null);
        account = accounts.find(id);
    }

    @AfterEach
    void disconnect() {
        goOn();
        clock.reset();
        platform.close();
    }

    @Test
    void shouldSendInsideTheWindowAndNotOutside() {
        open("oIn", 3);
        SendKey in = plan("oIn", text("hello"));
        SendKey out = plan("oOut", text("hello"));
        assertThat(outcome(in).state()).isEqualTo(SendState.SENT);
        assertThat(outcome(out))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.NOT_SENT, "no-window");
        assertThat(platform.sent()).hasSize(1);
        assertThat(platform.sent().get(0).body().path("text").path("content").asString())
                .isEqualTo("hello");
    }

    @Test
    void shouldUseUpTheWindow() {
        open("oThree", 3);
        List<SendKey> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys.add(plan("oThree", text("m" + i)));
        }
        assertThat(keys.stream().map(this::outcome).map(SendOutcome::state))
                .containsExactlyInAnyOrder(
                        SendState.SENT, SendState.SENT, SendState.SENT, SendState.NOT_SENT, SendState.NOT_SENT);
        assertThat(platform.sentTo("oThree")).hasSize(3);
    }

    @Test
    void shouldTakeTheNextChannelWhenOneCertainlyCannot() {
        platform.rule(m -> m.path().contains("custom") ? FakePlatform.error(45015) : templateOk("77"));
        open("oChain", 3);
        SendKey key = plan("oChain", text("first"), template("ok"));
        assertThat(outcome(key))
                .extracting(SendOutcome::state, SendOutcome::channel)
                .containsExactly(SendState.SENT, "mp-template");
        // the platform said that nothing is open, so the ledger believes it
        SendKey later = plan("oChain", text("again"));
        assertThat(outcome(later).reason()).isEqualTo("no-window");
    }

    /** What a variable brought in is known only now; the platform takes the permission away for it. */
    @Test
    void shouldNotSendAdvertisingInATemplateWhateverFilledItIn() {
        open("oAd", 3);
        SendKey key = plan("oAd", template("满减优惠券到账"));
        assertThat(outcome(key))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.NOT_SENT, "marketing-in-template");
        var menu = json.createObjectNode().put("kind", "menu").put("head", "选一个");
        menu.putArray("items").addObject().put("id", "1").put("content", "领券");
        SendKey led = plan("oAd", new ChannelContent("mp-customer-service", 1, menu));
        assertThat(outcome(led).reason()).isEqualTo("marketing-in-choice");
    }

    @Test
    void shouldNeverRepeatWhatMayHaveArrived() {
        open("oGone", 3);
        open("oFive", 3);
        open("oSlow", 3);
        platform.rule(m -> switch (m.to()) {
            case "oGone" -> new FakePlatform.Answer(0, "", 0);
            case "oFive" -> new FakePlatform.Answer(500, "oops", 0);
            default -> new FakePlatform.Answer(200, "{\"errcode\":0}", 5000);
        });
        SendKey gone = plan("oGone", text("x"), template("never"));
        SendKey five = plan("oFive", text("x"), template("never"));
        SendKey slow = plan("oSlow", text("x"), template("never"));
        assertThat(List.of(
                        outcome(gone).state(),
                        outcome(five).state(),
                        outcome(slow).state()))
                .containsOnly(SendState.UNKNOWN);
        assertThat(platform.sentTo("oGone")).hasSize(1);
        assertThat(platform.sentTo("oFive")).hasSize(1);
        await().atMost(Duration.ofSeconds(8))
                .until(() -> platform.sentTo("oSlow").size() == 1);
    }

    @Test
    void shouldRepeatUnderTheSameKeyWhereThereIsOne() {
        AtomicInteger calls = new AtomicInteger();
        platform.rule(m -> calls.incrementAndGet() == 1 ? new FakePlatform.Answer(0, "", 0) : templateOk("9"));
        SendKey key = plan("oKeyed", template("x"));
        assertThat(outcome(key).state()).isEqualTo(SendState.SENT);
        List<String> keys = platform.sentTo("oKeyed").stream()
                .map(s -> s.body().path("client_msg_id").asString())
                .toList();
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        assertThat(keys.get(0)).hasSize(32);
    }

    @Test
    void shouldTryAgainWhenThePlatformWasNotReached() {
        open("oDown", 3);
        String host = platform.host();
        platform.close();
        SendKey key = plan("oDown", text("x"));
        await().until(() -> attempts(key) > 0);
        assertThat(state(key)).isEqualTo("0");
        assertThat(host).isNotEmpty();
        // the reserved message is back in the window
        assertThat(jdbc.queryForObject(
                        "SELECT enter_left FROM gw_window WHERE account_id=? AND openid='oDown'",
                        Integer.class,
                        account.id()))
                .isBetween(2, 3);
    }

    @Test
    void shouldAskForOneTokenAndRetryOnceWhenItIsRefused() {
        for (int i = 0; i < 30; i++) {
            open("oT" + i, 3);
        }
        for (int i = 0; i < 30; i++) {
            plan("oT" + i, text("x"));
        }
        await().until(() -> platform.sent().size() == 30);
        assertThat(platform.tokenCalls()).isEqualTo(1);
        platform.revokeToken();
        for (int i = 0; i < 30; i++) {
            plan("oT" + i, text("y"));
        }
        await().until(() -> platform.sent().size() == 60);
        // one for the refused one; no storm
        assertThat(platform.tokenCalls()).isBetween(2, 3);
    }

    @Test
    void shouldRestTheAccountWhenItsSecretIsRefused() {
        platform.tokenAnswer("{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}");
        open("oS", 3);
        SendKey key = plan("oS", text("x"));
        await().until(() -> jdbc.queryForList(
                        "SELECT reason FROM gw_pause WHERE account_id=? AND api=''", String.class, account.id())
                .contains("wechat-40125"));
        assertThat(state(key)).isEqualTo("0");
        assertThat(platform.sent()).isEmpty();
    }

    @Test
    void shouldRestAnApiAfterTenUnknowns() {
        platform.rule(m -> new FakePlatform.Answer(0, "", 0));
        for (int i = 0; i < 60; i++) {
            open("oU" + i, 3);
            plan("oU" + i, text("x"));
        }
        await().until(() -> jdbc.queryForList(
                        "SELECT reason FROM gw_pause WHERE account_id=?", String.class, account.id())
                .contains("unknowns"));
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> platform.sent().size() <= 60);
        Integer unknown = jdbc.queryForObject(
                "SELECT COUNT(*) FROM gw_send WHERE account_id=? AND state=5", Integer.class, account.id());
        Integer planned = jdbc.queryForObject(
                "SELECT COUNT(*) FROM gw_send WHERE account_id=? AND state=0", Integer.class, account.id());
        assertThat(unknown + planned).isEqualTo(60);
    }

    @Test
    void shouldPlanTheSameMessageOnce() {
        open("oTwice", 3);
        SendKey key = new SendKey(ids.next(), "n1", 1);
        transaction.executeWithoutResult(s -> {
            outbound.plan(List.of(message(key, "oTwice", null, text("a"))));
            outbound.plan(List.of(message(key, "oTwice", null, text("a"))));
        });
        transaction.executeWithoutResult(s -> outbound.plan(List.of(message(key, "oTwice", null, text("a")))));
        assertThat(outcome(key).state()).isEqualTo(SendState.SENT);
        await().during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(3))
                .until(() -> platform.sentTo("oTwice").size() == 1);
    }

    @Test
    void shouldWakeTheRunWhenTheOutcomeIsKnown() {
        open("oWake", 3);
        SendKey key = new SendKey(ids.next(), "n1", 1);
        Long before = jdbc.queryForObject("SELECT COUNT(*) FROM pf_timer", Long.class);
        transaction.executeWithoutResult(
                s -> outbound.plan(List.of(message(key, "oWake", new PlannedMessage.Wake(424242, 7), text("a")))));
        assertThat(outcome(key).state()).isEqualTo(SendState.SENT);
        List<Integer> waits = jdbc.queryForList("SELECT wait_no FROM pf_timer WHERE run_id=424242", Integer.class);
        assertThat(before).isNotNull();
        assertThat(waits).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void shouldNotSendWhatHasExpiredOrMayNotBeSaid() {
        open("oLate", 3);
        SendKey key = new SendKey(ids.next(), "n1", 1);
        PlannedMessage late = message(key, "oLate", null, text("a"), template("never"));
        transaction.executeWithoutResult(s -> outbound.plan(List.of(new PlannedMessage(
                late.key(),
                late.sourceKind(),
                late.sourceRef(),
                late.customerId(),
                late.identityId(),
                late.accountId(),
                late.recipient(),
                late.chain(),
                late.messageClass(),
                late.lane(),
                late.traceId(),
                late.causedAt(),
                late.notBefore(),
                clock.instant().minusSeconds(1),
                null))));
        assertThat(outcome(key))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.NOT_SENT, "expired");
        SendKey sly = plan("oLate", template("限时抢购"));
        assertThat(outcome(sly).reason()).isEqualTo("marketing-in-template");
        assertThat(platform.sent()).isEmpty();
    }

    @Test
    void shouldResolveWhatALostWorkerHadTaken() {
        open("oLost", 3);
        hold();
        SendKey plain = plan("oLost", text("x"), template("never"));
        SendKey keyed = plan("oLostKeyed", template("x"));
        // handed over before this process had heard of the stop, a message goes back into the queue
        await().atMost(Duration.ofSeconds(5))
                .until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM pf_outbox", Integer.class) == 2);
        // a worker takes both and is gone; its lease is over at once
        transaction.executeWithoutResult(
                s -> assertThat(outbox.claim(OutboxItem.KIND_MESSAGE, (byte) 0, 50, Duration.ofMillis(1)))
                        .isPresent());
        platform.rule(m -> templateOk("31"));
        assertThat(outcome(plain))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.UNKNOWN, "worker-lost");
        goOn();
        assertThat(outcome(keyed).state()).isEqualTo(SendState.SENT);
        assertThat(platform.sentTo("oLost")).isEmpty();
        assertThat(platform.sentTo("oLostKeyed")).hasSize(1);
        assertThat(platform.sentTo("oLostKeyed")
                        .get(0)
                        .body()
                        .path("client_msg_id")
                        .asString())
                .isEqualTo(TryKey.first(keyed).idempotencyKey());
    }

    @Test
    void shouldHoldEverythingWhileStopped() {
        open("oStop", 3);
        hold();
        SendKey key = plan("oStop", text("x"));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> state(key).equals("0"));
        assertThat(platform.sent()).isEmpty();
        goOn();
        assertThat(outcome(key).state()).isEqualTo(SendState.SENT);
    }

    @Test
    void shouldSettleByTheResultEventWhicheverComesFirst() {
        platform.rule(m -> templateOk(m.to().equals("oFirst") ? "901" : "902"));
        tell("902", "failed: system failed");
        SendKey first = plan("oFirst", template("x"));
        assertThat(outcome(first).state()).isEqualTo(SendState.SENT);
        tell("901", "success");
        assertThat(outcome(first).state()).isEqualTo(SendState.DELIVERED);
        SendKey second = plan("oSecond", template("x"));
        assertThat(outcome(second))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.REFUSED, "system-failed");
    }

    @Test
    void shouldResendOnlyWhatIsUnknownAndOnlyOnce() {
        open("oAgain", 3);
        platform.rule(m -> new FakePlatform.Answer(0, "", 0));
        SendKey key = plan("oAgain", text("x"));
        assertThat(outcome(key).state()).isEqualTo(SendState.UNKNOWN);
        platform.rule(m -> FakePlatform.ok());
        log.resend(key);
        assertThatThrownBy(() -> log.resend(key)).isInstanceOf(YujianException.class);
        assertThat(outcome(key).state()).isEqualTo(SendState.SENT);
        assertThatThrownBy(() -> log.resend(key)).isInstanceOf(YujianException.class);
        assertThat(platform.sentTo("oAgain")).hasSize(2);
        SendView view = log.page(new SendFilter(List.of(), null, account.id(), null, null, null, null, null, null, 0))
                .items()
                .get(0);
        assertThat(view.id()).isEqualTo(key.sourceId() + "-n1-1");
        assertThat(view.tries()).extracting(SendView.Try::state).containsExactly("UNKNOWN", "SENT");
        assertThat(log.page(new SendFilter(List.of(), null, account.id(), 5, null, null, null, null, null, 0))
                        .items())
                .isEmpty();
    }

    private void tell(String msgId, String status) {
        var data = json.createObjectNode().put("msgId", msgId).put("status", status);
        Event event = new Event(
                ids.next(),
                "mp.template-result",
                account.id(),
                List.of(),
                clock.instant(),
                clock.instant(),
                data,
                (byte) 0,
                "t",
                false);
        transaction.executeWithoutResult(s -> receipts.apply(List.of(new BatchEvent(event))));
    }

    private void hold() {
        jdbc.update(
                "INSERT INTO gw_stop (id,scope,account_id,channel,reason,created_at) VALUES (1,'all',0,'','t',?)",
                java.time.LocalDateTime.now());
        transaction.executeWithoutResult(s -> changes.raise(Changes.STOPS));
    }

    private void goOn() {
        jdbc.update("DELETE FROM gw_stop");
        transaction.executeWithoutResult(s -> changes.raise(Changes.STOPS));
    }

    static FakePlatform.Answer templateOk(String id) {
        return new FakePlatform.Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":" + id + "}", 0);
    }

    private void open(String openid, int left) {
        jdbc.update(
                "INSERT INTO gw_window (account_id,openid,followed,follow_s,msg_left,msg_s,tap_left,tap_s,enter_left,"
                        + "enter_s,scan_left,scan_s) VALUES (?,?,1,?,0,0,0,0,?,?,0,0)",
                account.id(),
                openid,
                clock.instant().getEpochSecond(),
                left,
                clock.instant().getEpochSecond());
    }

    private SendKey plan(String openid, ChannelContent... chain) {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        transaction.executeWithoutResult(s -> outbound.plan(List.of(message(key, openid, null, chain))));
        return key;
    }

    private PlannedMessage message(
            SendKey key, String openid, PlannedMessage.@Nullable Wake wake, ChannelContent... chain) {
        Instant now = clock.instant();
        return new PlannedMessage(
                key,
                "test",
                1,
                0,
                0,
                account.id(),
                openid,
                List.of(chain),
                MessageClass.SERVICE,
                (byte) 0,
                "trace",
                now,
                now,
                null,
                wake);
    }

    private ChannelContent text(String text) {
        return new ChannelContent(
                "mp-customer-service",
                1,
                json.createObjectNode().put("kind", "text").put("text", text));
    }

    private ChannelContent template(String thing) {
        var content = json.createObjectNode().put("templateId", "T1");
        content.putObject("data").put("thing1", thing);
        return new ChannelContent("mp-template", 1, content);
    }

    private SendOutcome outcome(SendKey key) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            SendOutcome now = outbound.outcomes(List.of(key)).get(key);
            return now != null && now.state().terminal();
        });
        return outbound.outcomes(List.of(key)).get(key);
    }

    private int attempts(SendKey key) {
        return jdbc.queryForObject(
                "SELECT MAX(attempts) FROM gw_send WHERE source_id=?", Integer.class, key.sourceId());
    }

    private String state(SendKey key) {
        return jdbc.queryForObject("SELECT MAX(state) FROM gw_send WHERE source_id=?", String.class, key.sourceId());
    }
}
