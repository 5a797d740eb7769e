package io.yujian.gateway.fanmenu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.FanMenus.State;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.change.Changes;
import io.yujian.gateway.fake.FakeMenuPlatform;
import io.yujian.gateway.fake.FakePlatform;
import io.yujian.gateway.stop.Stops;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Fans put under menus, at a platform that keeps their tags; the rounds are turned by hand. */
@ModuleTest(properties = {"yujian.gateway.sender.enabled=false", "yujian.gateway.sender.call-timeout=2s"})
class FanMenusIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int MEMBER = 101;
    private static final int GUEST = 102;

    @Autowired
    FanMenus menus;

    @Autowired
    FanMenuRound round;

    @Autowired
    Outbox outbox;

    @Autowired
    AccountBook book;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Changes changes;

    @Autowired
    Stops stops;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    @Autowired
    SettableClock clock;

    FakePlatform platform;
    FakeMenuPlatform kept;
    ChannelAccount account;
    long general;
    long member;
    long guest;

    @BeforeEach
    void connect() {
        jdbc.update("DELETE FROM pf_outbox");
        jdbc.update("DELETE FROM pf_outbox_claim");
        platform = new FakePlatform();
        kept = new FakeMenuPlatform();
        platform.rule(kept);
        String app = "wx" + NUMBER.incrementAndGet() + "fans";
        long id = book.add(new AccountRequest(
                "mp", "test", app, "gh_1", "secret" + app, "token123", null, "plaintext", platform.host(), true));
        await().until(() -> accounts.find(id) != null);
        account = accounts.find(id);
        general = menu("默认", 0);
        member = menu("会员", MEMBER);
        guest = menu("新客", GUEST);
    }

    private long menu(String name, int tag) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO gw_menu(id,account_id,default_of,name,tag_id,tag_name,draft,published,created_at,draft_at)"
                        + " VALUES (?,?,?,?,?,?,'[]','[]',?,?)",
                id,
                account.id(),
                tag == 0 ? account.id() : null,
                name,
                tag == 0 ? null : tag,
                tag == 0 ? null : name,
                LocalDateTime.now(),
                LocalDateTime.now());
        return id;
    }

    @AfterEach
    void disconnect() {
        jdbc.update("DELETE FROM gw_stop");
        transaction.executeWithoutResult(s -> changes.raise(Changes.STOPS));
        await().until(() -> !stops.any());
        clock.reset();
        platform.close();
    }

    private SendKey plan(String openid, long menu) {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        plan(List.of(wish(key, openid, menu)));
        return key;
    }

    private void plan(List<FanMenus.Planned> wishes) {
        transaction.executeWithoutResult(s -> menus.plan(wishes));
    }

    private FanMenus.Planned wish(SendKey key, String openid, long menu) {
        return new FanMenus.Planned(
                key,
                5,
                account.id(),
                openid,
                menu,
                Event.LANE_TRIGGERED,
                clock.instant().plus(Duration.ofDays(1)),
                3);
    }

    private State state(SendKey key) {
        return menus.outcomes(List.of(key)).get(key).state();
    }

    private int timersOf(SendKey key) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM pf_timer WHERE run_id=?", Integer.class, key.sourceId());
    }

    private boolean work() {
        return round.work(Event.LANE_TRIGGERED);
    }

    @Test
    void shouldPutFansUnderOneMenuAndTakeThemOutOfTheOthers() {
        SendKey first = plan("oA", guest);
        work();
        SendKey second = plan("oA", member);
        work();
        assertThat(List.of(state(first), state(second))).containsOnly(State.DONE);
        assertThat(kept.carriers(MEMBER)).containsExactly("oA");
        assertThat(kept.carriers(GUEST)).isEmpty();
        SendKey back = plan("oA", general);
        work();
        assertThat(state(back)).isEqualTo(State.DONE);
        assertThat(kept.carriers(MEMBER)).isEmpty();
        assertThat(List.of(timersOf(first), timersOf(second), timersOf(back))).containsOnly(1);
    }

    @Test
    void shouldTakeFiftyInACallAndFindTheOneWhoIsNoFan() {
        kept.stranger("o7");
        List<FanMenus.Planned> wishes = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            wishes.add(wish(new SendKey(ids.next(), "n1", 1), "o" + i, member));
        }
        plan(wishes);
        work();
        assertThat(kept.carriers(MEMBER)).hasSize(119).doesNotContain("o7");
        assertThat(wishes)
                .allSatisfy(wish -> assertThat(state(wish.key()))
                        .isEqualTo(wish.openid().equals("o7") ? State.NOT_FOLLOWING : State.DONE));
        assertThat(platform.sent())
                .allSatisfy(call ->
                        assertThat(call.body().path("openid_list").size()).isLessThanOrEqualTo(50));
        // three calls to put on, of which one is halved down to the stranger, and three to take off
        assertThat(platform.sent().size()).isLessThan(20);
    }

    @Test
    void shouldDoNothingTwiceForTheSameVisit() {
        SendKey key = new SendKey(ids.next(), "n1", 1);
        plan(List.of(wish(key, "oA", member)));
        plan(List.of(wish(key, "oA", guest)));
        while (work()) {}
        assertThat(state(key)).isEqualTo(State.DONE);
        assertThat(kept.carriers(MEMBER)).containsExactly("oA");
        assertThat(kept.carriers(GUEST)).isEmpty();
        assertThat(timersOf(key)).isEqualTo(1);
    }

    @Test
    void shouldLetTheLaterWishCount() {
        SendKey earlier = plan("oA", member);
        SendKey later = plan("oA", guest);
        while (work()) {}
        assertThat(state(earlier)).isEqualTo(State.OVERTAKEN);
        assertThat(state(later)).isEqualTo(State.DONE);
        assertThat(kept.carriers(GUEST)).containsExactly("oA");
        assertThat(kept.carriers(MEMBER)).isEmpty();
    }

    @Test
    void shouldWaitForAnEarlierWishThatMayBeUnderWay() {
        SendKey earlier = plan("oA", member);
        // another node has it in hand
        transaction.executeWithoutResult(
                s -> assertThat(outbox.claim(OutboxItem.KIND_FAN_MENU, (byte) 0, 10, Duration.ofSeconds(1)))
                        .isPresent());
        SendKey later = plan("oA", guest);
        work();
        assertThat(state(later)).isEqualTo(State.PLANNED);
        assertThat(platform.sent()).isEmpty();
        // that node is lost: whoever takes over sees that a later wish counts
        await().until(round::takeOver);
        assertThat(state(earlier)).isEqualTo(State.OVERTAKEN);
        assertThat(timersOf(earlier)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        work();
        assertThat(state(later)).isEqualTo(State.DONE);
        assertThat(kept.carriers(GUEST)).containsExactly("oA");
        assertThat(kept.carriers(MEMBER)).isEmpty();
    }

    @Test
    void shouldRepeatWhatWasNotAnsweredAndGiveUpAfterADay() {
        platform.rule(call -> new FakePlatform.Answer(0, "", 0));
        SendKey key = plan("oA", member);
        work();
        assertThat(state(key)).isEqualTo(State.PLANNED);
        platform.rule(kept);
        clock.advance(Duration.ofSeconds(10));
        work();
        assertThat(state(key)).isEqualTo(State.DONE);
        platform.rule(call -> FakePlatform.error(45009));
        SendKey late = plan("oB", member);
        work();
        assertThat(state(late)).isEqualTo(State.PLANNED);
        clock.advance(Duration.ofDays(2));
        while (work()) {}
        assertThat(state(late)).isEqualTo(State.GIVEN_UP);
        assertThat(timersOf(late)).isEqualTo(1);
        assertThat(kept.carriers(MEMBER)).isEqualTo(Set.of("oA"));
    }

    @Test
    void shouldHoldStillWhileEverythingIsStopped() {
        SendKey key = plan("oA", member);
        jdbc.update(
                "INSERT INTO gw_stop (id,scope,account_id,channel,reason,created_at) VALUES (8,'all',0,'','t',?)",
                LocalDateTime.now());
        assertThat(work()).isFalse();
        assertThat(platform.sent()).isEmpty();
        jdbc.update("DELETE FROM gw_stop");
        assertThat(work()).isTrue();
        assertThat(state(key)).isEqualTo(State.DONE);
    }

    @Test
    void shouldRefuseWhenTheMenuIsGone() {
        SendKey key = plan("oA", member);
        jdbc.update("DELETE FROM gw_menu WHERE id=?", member);
        work();
        assertThat(menus.outcomes(List.of(key)).get(key)).isEqualTo(new FanMenus.Outcome(State.REFUSED, "menu-gone"));
        assertThat(platform.sent()).isEmpty();
    }
}
