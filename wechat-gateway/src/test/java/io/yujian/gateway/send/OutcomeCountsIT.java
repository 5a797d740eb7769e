package io.yujian.gateway.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.MessageOutcomes;
import io.yujian.gateway.MessageOutcomes.Outcomes;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendState;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.fake.FakePlatform;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.testkit.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each message counts once, by how it ended, also when the platform says later that it ended otherwise. */
@ModuleTest(properties = "yujian.gateway.sender.call-timeout=2s")
class OutcomeCountsIT {
    private static final long JOURNEY = 4711;

    @Autowired
    OutboundMessages outbound;

    @Autowired
    MessageOutcomes outcomes;

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
    Receipts receipts;

    @Autowired
    SendLog log;

    @Autowired
    JsonMapper json;

    @Autowired
    InstantSource clock;

    FakePlatform platform;
    ChannelAccount account;
    int planned;

    @BeforeEach
    void connect() {
        platform = new FakePlatform();
        long id = book.add(new AccountRequest(
                "mp", "test", "wxcounts", "gh_1", "secret", "token123", null, "plaintext", platform.host(), true));
        await().until(() -> accounts.find(id) != null);
        account = accounts.find(id);
    }

    @AfterEach
    void disconnect() {
        platform.close();
    }

    @Test
    void shouldAgreeWithTheLedgerWhateverIsToldAndWhen() {
        platform.rule(m -> switch (m.to()) {
            case "oGone" -> new FakePlatform.Answer(0, "", 0);
            case "oBlocked" -> FakePlatform.error(43004);
            case "oArrives" -> SenderIT.templateOk("1");
            case "oFails" -> SenderIT.templateOk("2");
            case "oChain" -> SenderIT.templateOk("3");
            default -> FakePlatform.ok();
        });
        open("oIn");
        open("oGone");
        SendKey in = plan("oIn", text("a"));
        plan("oOut", text("a"));
        plan("oChain", text("first"), template("then"));
        SendKey gone = plan("oGone", text("a"));
        plan("oBlocked", template("a"));
        SendKey arrives = plan("oArrives", template("a"));
        SendKey fails = plan("oFails", template("a"));
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM gw_send WHERE source_ref=? AND state<2", Integer.class, JOURNEY))
                .isZero());
        sameAsTheLedger();
        assertThat(now().unknown().values()).containsExactly(1L);
        assertThat(now().passed()).isEqualTo(Map.of("no-window", 1L));
        assertThat(now().notSent()).isEqualTo(Map.of("no-window", 1L));

        tell("1", "success");
        tell("1", "success");
        tell("2", "failed: system failed");
        assertThat(state(arrives)).isEqualTo(SendState.DELIVERED);
        assertThat(state(fails)).isEqualTo(SendState.REFUSED);
        assertThat(now().delivered()).as("told twice, counted once").isOne();
        assertThat(now().refused()).containsEntry("system-failed", 1L);
        sameAsTheLedger();

        platform.rule(m -> FakePlatform.ok());
        log.resend(gone);
        await().untilAsserted(() -> assertThat(state(gone)).isEqualTo(SendState.SENT));
        assertThat(now().unknown()).isEmpty();
        sameAsTheLedger();

        Instant began = Ids.timeOf(in.sourceId());
        assertThat(outcomes.of(JOURNEY, 0, began.minus(Duration.ofHours(3)), began.minus(Duration.ofHours(2)))
                        .nodes())
                .isEmpty();
        long timed = outcomes.of(JOURNEY, 0, Instant.EPOCH, began.plus(Duration.ofHours(2))).latency().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(timed).as("each time something went out").isEqualTo(now().sent() + 1);
    }

    private Outcomes now() {
        return now(0);
    }

    private Outcomes now(int version) {
        return outcomes.of(JOURNEY, version, Instant.EPOCH, clock.instant().plus(Duration.ofHours(2)))
                .nodes()
                .get("n1");
    }

    /** For all versions together and for each. */
    private void sameAsTheLedger() {
        IntStream.rangeClosed(0, 2).forEach(this::sameAsTheLedger);
    }

    /** Counts again from the rows: the last try of each message says how it ended. */
    private void sameAsTheLedger(int version) {
        Map<String, Long> ledger = new TreeMap<>();
        jdbc.query(
                "SELECT state,reason FROM gw_send s WHERE source_ref=? AND (?=0 OR version=?) AND NOT EXISTS (SELECT 1 FROM gw_send n WHERE"
                        + " n.source_id=s.source_id AND n.node=s.node AND n.visit=s.visit AND n.try_no=s.try_no+1)",
                rs -> {
                    SendState state = States.of(rs.getInt(1));
                    boolean sent = state == SendState.SENT || state == SendState.DELIVERED;
                    ledger.merge(sent ? "SENT" : state + ":" + rs.getString(2), 1L, Long::sum);
                },
                JOURNEY,
                version,
                version);
        Map<String, Long> counted = new TreeMap<>();
        Outcomes o = now(version);
        counted.put("SENT", o.sent());
        o.refused().forEach((why, n) -> counted.put("REFUSED:" + why, n));
        o.unknown().forEach((why, n) -> counted.put("UNKNOWN:" + why, n));
        o.notSent().forEach((why, n) -> counted.put("NOT_SENT:" + why, n));
        assertThat(counted).isEqualTo(ledger);
    }

    private SendState state(SendKey key) {
        return outbound.outcomes(List.of(key)).get(key).state();
    }

    private SendKey plan(String openid, ChannelContent... chain) {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        Instant now = clock.instant();
        PlannedMessage message = new PlannedMessage(
                key,
                "journey",
                JOURNEY,
                1 + planned++ % 2,
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
                null);
        transaction.executeWithoutResult(s -> outbound.plan(List.of(message)));
        return key;
    }

    private ChannelContent text(String text) {
        return new ChannelContent(
                "mp-customer-service",
                1,
                json.createObjectNode().put("kind", "text").put("text", text));
    }

    private ChannelContent template(String thing) {
        ObjectNode content = json.createObjectNode().put("templateId", "T1");
        content.putObject("data").put("thing1", thing);
        return new ChannelContent("mp-template", 1, content);
    }

    private void open(String openid) {
        long now = clock.instant().getEpochSecond();
        jdbc.update(
                "INSERT INTO gw_window (account_id,openid,followed,follow_s,msg_left,msg_s,tap_left,tap_s,enter_left,"
                        + "enter_s,scan_left,scan_s) VALUES (?,?,1,?,0,0,0,0,3,?,0,0)",
                account.id(),
                openid,
                now,
                now);
    }

    private void tell(String msgId, String status) {
        ObjectNode data = json.createObjectNode().put("msgId", msgId).put("status", status);
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
}
