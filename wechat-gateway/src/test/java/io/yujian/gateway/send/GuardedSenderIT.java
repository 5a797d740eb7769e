package io.yujian.gateway.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.fake.FakeGuard;
import io.yujian.gateway.fake.FakePlatform;
import io.yujian.platform.id.Ids;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What other modules say about a message decides what becomes of it. */
@ModuleTest
class GuardedSenderIT {
    @Autowired
    OutboundMessages outbound;

    @Autowired
    FakeGuard guard;

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
    JsonMapper json;

    @Autowired
    SettableClock clock;

    FakePlatform platform;
    long account;
    long customer;

    @BeforeEach
    void connect() {
        platform = new FakePlatform();
        customer = ids.next();
        account = book.add(new AccountRequest(
                "mp",
                "test",
                "wx" + customer % 1_000_000,
                "gh_1",
                "secretsecret",
                "token123",
                null,
                "plaintext",
                platform.host(),
                true));
        await().until(() -> accounts.find(account) != null);
        jdbc.update(
                "INSERT INTO gw_window (account_id,openid,followed,follow_s,msg_left,msg_s,tap_left,tap_s,enter_left,"
                        + "enter_s,scan_left,scan_s) VALUES (?,'oGuard',1,?,0,0,0,0,3,?,0,0)",
                account,
                clock.instant().getEpochSecond(),
                clock.instant().getEpochSecond());
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        platform.close();
    }

    private SendKey plan(@Nullable Instant expiresAt) {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        Instant now = clock.instant();
        var template = json.createObjectNode().put("templateId", "T1");
        template.putObject("data").put("thing1", "ok");
        List<ChannelContent> chain = List.of(
                new ChannelContent(
                        "mp-customer-service",
                        1,
                        json.createObjectNode().put("kind", "text").put("text", "hello")),
                new ChannelContent("mp-template", 1, template));
        transaction.executeWithoutResult(s -> outbound.plan(List.of(new PlannedMessage(
                key,
                "journey",
                1,
                customer,
                0,
                account,
                "oGuard",
                chain,
                MessageClass.SERVICE,
                (byte) 0,
                "trace",
                now,
                now,
                expiresAt,
                null))));
        return key;
    }

    private SendOutcome outcome(SendKey key) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            SendOutcome now = outbound.outcomes(List.of(key)).get(key);
            return now != null && now.state().terminal();
        });
        return outbound.outcomes(List.of(key)).get(key);
    }

    private void held(SendKey key, String reason) {
        await().until(() -> jdbc.queryForList(
                        "SELECT reason FROM gw_send WHERE source_id=?", String.class, key.sourceId())
                .contains(reason));
    }

    @Test
    void shouldTakeTheNextChannelWhenAGuardForbidsThisOneOnly() {
        platform.rule(m -> SenderIT.templateOk("5"));
        guard.rule(
                customer,
                p -> p.channel().equals("mp-customer-service") ? Verdict.skip("capped:1/P1D") : Verdict.ALLOWED);
        SendKey key = plan(null);
        assertThat(outcome(key))
                .extracting(SendOutcome::state, SendOutcome::channel)
                .containsExactly(SendState.SENT, "mp-template");
        assertThat(jdbc.queryForObject(
                        "SELECT reason FROM gw_send WHERE source_id=? AND try_no=0", String.class, key.sourceId()))
                .isEqualTo("capped:1/P1D");
    }

    @Test
    void shouldEndTheChainWhenAGuardForbidsTheMessage() {
        guard.rule(customer, p -> Verdict.no("not-eligible"));
        SendKey key = plan(null);
        assertThat(outcome(key))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.NOT_SENT, "not-eligible");
        assertThat(platform.sent()).isEmpty();
    }

    @Test
    void shouldTellTheGuardWhatTheMessageHasWaitedFor() {
        Instant until = clock.instant().plus(Duration.ofHours(1));
        guard.rule(customer, p -> p.heldFor() == null ? Verdict.later(until, "paced") : Verdict.ALLOWED);
        SendKey key = plan(null);
        held(key, "paced");
        clock.advance(Duration.ofMinutes(61));
        assertThat(guard.askedOf(customer)).extracting(Pending::heldFor).startsWith((String) null);
        assertThat(outcome(key).state().terminal()).isTrue();
        assertThat(guard.askedOf(customer)).extracting(Pending::heldFor).contains("paced");
    }

    @Test
    void shouldDropWhatQuietHoursHaveMadeTooLate() {
        Instant morning = clock.instant().plus(Duration.ofHours(10));
        guard.rule(customer, p -> Verdict.later(morning, "quiet:" + morning));
        SendKey key = plan(clock.instant().plus(Duration.ofHours(2)));
        held(key, "quiet:" + morning);
        clock.advance(Duration.ofHours(11));
        assertThat(outcome(key))
                .extracting(SendOutcome::state, SendOutcome::reason)
                .containsExactly(SendState.NOT_SENT, "expired");
        assertThat(platform.sent()).isEmpty();
    }
}
