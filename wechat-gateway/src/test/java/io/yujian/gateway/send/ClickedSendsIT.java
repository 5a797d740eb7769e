package io.yujian.gateway.send;

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
import io.yujian.gateway.link.Clicks;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Clicks on links, as the message log tells them. */
@ModuleTest(properties = {"yujian.gateway.sender.enabled=false", "yujian.links.base-url=https://y.example.com/"})
class ClickedSendsIT {
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
    Clicks clicks;

    @Autowired
    SendLog log;

    @Autowired
    Ids ids;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    private long account;

    @BeforeEach
    void connect() {
        String app = "wx" + ids.next();
        account = book.add(new AccountRequest(
                "mp", "test", app, "gh_1", "secret" + app, "token123", null, "plaintext", "http://127.0.0.1:9", true));
        await().until(() -> accounts.find(account) != null);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private SendKey plan(String text) {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        Instant now = clock.instant();
        var content = json.createObjectNode().put("kind", "text").put("text", text);
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
                now,
                null,
                null))));
        return key;
    }

    private void click(SendKey key, String url) {
        String code = jdbc.queryForObject(
                "SELECT code FROM gw_link WHERE source_id=? AND url=?", String.class, key.sourceId(), url);
        Event event = new Event(
                ids.next(),
                Clicks.EVENT,
                account,
                List.of(),
                clock.instant(),
                clock.instant(),
                json.createObjectNode().put("code", code),
                Event.LANE_TRIGGERED,
                "t",
                false);
        transaction.executeWithoutResult(s -> clicks.apply(List.of(new BatchEvent(event))));
    }

    private List<SendView> page(@Nullable Boolean clicked) {
        return log.page(new SendFilter(List.of(), null, account, null, null, null, null, clicked, null, 0))
                .items();
    }

    @Test
    void shouldTellWhichLinksWereOpenedWhenAndHowOften() {
        SendKey key = plan("看 https://a.example.com/1 和 https://a.example.com/2");
        Instant first = clock.instant();
        click(key, "https://a.example.com/1");
        clock.advance(Duration.ofMinutes(10));
        click(key, "https://a.example.com/1");
        SendView view = log.get(key);
        assertThat(view.clicks()).isEqualTo(2);
        assertThat(view.links()).hasSize(2).anySatisfy(link -> {
            assertThat(link.url()).isEqualTo("https://a.example.com/1");
            assertThat(link.clicks()).isEqualTo(2);
            assertThat(link.firstAt()).isBetween(first.minusMillis(1), first.plusSeconds(60));
            assertThat(Duration.between(link.firstAt(), link.lastAt())).isGreaterThan(Duration.ofMinutes(9));
        });
        assertThat(view.links()).anySatisfy(link -> {
            assertThat(link.clicks()).isZero();
            assertThat(link.firstAt()).isNull();
        });
    }

    @Test
    void shouldFindClickedAndNotClickedOnes() {
        SendKey plain = plan("没有链接");
        SendKey tapped = plan("看 https://a.example.com/1");
        SendKey ignored = plan("看 https://a.example.com/2");
        click(tapped, "https://a.example.com/1");
        assertThat(page(true)).extracting(SendView::id).containsExactly(SendView.id(tapped));
        assertThat(page(false)).extracting(SendView::id).containsExactly(SendView.id(ignored));
        assertThat(page(null)).hasSize(3).anySatisfy(view -> {
            assertThat(view.id()).isEqualTo(SendView.id(plain));
            assertThat(view.clicks()).isNull();
            assertThat(view.links()).isEmpty();
        });
    }

    @Test
    void shouldFindLinksByTheirMessage() {
        for (int i = 0; i < 300; i++) {
            plan("看 https://a.example.com/" + i);
        }
        jdbc.execute("ANALYZE TABLE gw_link");
        List<String> keys = new ArrayList<>();
        jdbc.query(
                "EXPLAIN FORMAT=TRADITIONAL SELECT source_id FROM gw_send s WHERE account_id=? AND (SELECT SUM(l.clicks) FROM gw_link l"
                        + " WHERE l.source_id=s.source_id AND l.node=s.node AND l.visit=s.visit)>0"
                        + " ORDER BY planned_at DESC, source_id DESC LIMIT 50",
                rs -> {
                    keys.add(rs.getString("table") + " " + rs.getString("key"));
                },
                account);
        assertThat(keys).contains("l ix_message");
    }
}
