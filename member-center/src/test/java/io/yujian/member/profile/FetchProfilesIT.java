package io.yujian.member.profile;

import static io.yujian.member.testing.Happenings.openid;
import static io.yujian.member.testing.Happenings.unionid;
import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.Accounts;
import io.yujian.member.post.ObservedEvents;
import io.yujian.member.testing.Happenings;
import io.yujian.member.testing.RecordingInbox;
import io.yujian.member.testing.ToldProfiles;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.Event;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who followed is asked for once, off the hot path, and what the platform tells binds identities. */
@ModuleTest(properties = {"yujian.pipeline.enabled=false", "yujian.profiles.per-second=0"})
class FetchProfilesIT {
    @Autowired
    Happenings happenings;

    @Autowired
    DueProfiles due;

    @Autowired
    Accounts accounts;

    @Autowired
    ObservedEvents events;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    BackPressure pressure;

    @Autowired
    JsonMapper json;

    @Autowired
    ToldProfiles platform;

    @Autowired
    RecordingInbox inbox;

    @Autowired
    List<InboxDecoder> decoders;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    /** The node's own does nothing here, so that it does not run in between. */
    private FetchProfiles duty;

    @BeforeEach
    void fresh() {
        duty = new FetchProfiles(
                due, platform, accounts, events, transactions, pressure, new ProfileProperties(50), clock, json);
        jdbc.update("UPDATE mb_reach SET profile_due_at = NULL");
        platform.known.clear();
        platform.calls.clear();
        platform.refusal = null;
        inbox.entries.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void shouldBindTheUnionidThatThePlatformTells() throws Exception {
        long known = happenings
                .happen(happenings.event("mp.message", 2, unionid("uTold")))
                .customer();
        long fan = happenings
                .happen(happenings.event("mp.follow", 1, openid("oToldFan")))
                .customer();
        assertThat(fan).isNotEqualTo(known);
        platform.tell("oToldFan", "uTold");
        duty.run();

        assertThat(inbox.entries).hasSize(1);
        assertThat(inbox.entries.get(0).lane()).isEqualTo(Event.LANE_BULK);
        long merged = happenings.happen(decoded(inbox.entries.get(0))).customer();
        assertThat(merged).isIn(known, fan);
        assertThat(happenings
                        .happen(happenings.event("mp.message", 1, openid("oToldFan")))
                        .customer())
                .isEqualTo(merged);
        assertThat(happenings
                        .happen(happenings.event("mp.message", 2, unionid("uTold")))
                        .customer())
                .isEqualTo(merged);
    }

    @Test
    void shouldAskOncePerFollowing() {
        platform.tell("oAgain", null);
        happenings.happen(happenings.event("mp.follow", 1, openid("oAgain")));
        duty.run();
        happenings.happen(happenings.event("mp.message", 1, openid("oAgain")));
        duty.run();
        assertThat(platform.calls).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        happenings.happen(happenings.event("mp.unfollow", 1, openid("oAgain")));
        clock.advance(Duration.ofMinutes(1));
        happenings.happen(happenings.event("mp.follow", 1, openid("oAgain")));
        duty.run();
        assertThat(platform.calls).hasSize(2);
        assertThat(inbox.entries).hasSize(2);
    }

    @Test
    void shouldNotAskForThoseWhoHaveLeft() {
        happenings.happen(happenings.event("mp.follow", 1, openid("oGone")));
        clock.advance(Duration.ofSeconds(2));
        happenings.happen(happenings.event("mp.unfollow", 1, openid("oGone")));
        duty.run();
        assertThat(platform.calls).isEmpty();
    }

    @Test
    void shouldAskForAHundredAtATime() {
        happenings.happen(IntStream.range(0, 130)
                .mapToObj(i -> happenings.event("mp.follow", 1, openid("oMany" + i)))
                .toArray(Event[]::new));
        duty.run();
        assertThat(platform.calls).extracting(List::size).containsExactly(100, 30);
        duty.run();
        assertThat(platform.calls).hasSize(2);
    }

    @Test
    void shouldLeaveARefusingAccountAloneAndKeepTheWish() {
        platform.tell("oWaiting", null);
        platform.refusal = "errcode-48001";
        happenings.happen(happenings.event("mp.follow", 1, openid("oWaiting")));
        duty.run();
        platform.refusal = null;
        duty.run();
        assertThat(platform.calls).hasSize(1);
        assertThat(inbox.entries).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        duty.run();
        assertThat(inbox.entries).hasSize(1);
    }

    @Test
    void shouldFindTheSameWhenItIsAskedTwice() {
        platform.tell("oTwice", "uTwice");
        happenings.happen(happenings.event("mp.follow", 1, openid("oTwice")));
        duty.run();
        // as after a crash between the answer and the commit
        assertThat(jdbc.update("UPDATE mb_reach r JOIN mb_identity i ON i.id = r.identity_id"
                        + " SET r.profile_due_at = r.since WHERE i.value = 'oTwice'"))
                .isEqualTo(1);
        duty.run();
        assertThat(platform.calls).hasSize(2);
        assertThat(inbox.entries).hasSize(1);
    }

    private Event decoded(InboxEntry entry) throws Exception {
        InboxDecoder decoder = decoders.stream()
                .filter(each -> each.source().equals(entry.source()))
                .findFirst()
                .orElseThrow();
        return decoder.decode(new StoredEntry(4711L, entry, clock.instant(), false))
                .get(0);
    }
}
