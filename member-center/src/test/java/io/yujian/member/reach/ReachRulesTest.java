package io.yujian.member.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReachRulesTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void shouldOpenTheLongWindowByAMessageAndTheShortOneByATap() {
        ReachRow follow = after(null, event("mp.follow", 0, null));
        assertThat(follow.following()).isTrue();
        assertThat(follow.tapAt()).isEqualTo(T);
        assertThat(follow.messageAt()).isNull();
        ReachRow wrote = after(follow, event("mp.message", 5, null));
        assertThat(wrote.messageAt()).isEqualTo(T.plusSeconds(5));
        ReachRow chose = after(follow, event("mp.message", 5, "1"));
        assertThat(chose.messageAt()).isNull();
        assertThat(chose.tapAt()).isEqualTo(T.plusSeconds(5));
    }

    @Test
    void shouldEndAlikeWhateverTheOrderOfArrival() {
        List<Event> events = new ArrayList<>(List.of(
                event("mp.follow", 0, null),
                event("mp.message", 10, null),
                event("mp.unfollow", 20, null),
                event("mp.follow", 30, null),
                event("mp.menu-click", 40, null)));
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            ReachRow reach = null;
            for (Event event : events) {
                reach = ReachRules.after(reach, event, 1, 2).orElse(reach);
            }
            assertThat(reach).isNotNull();
            assertThat(reach.following()).isTrue();
            assertThat(reach.messageAt()).isEqualTo(T.plusSeconds(10));
            assertThat(reach.tapAt()).isEqualTo(T.plusSeconds(40));
            Collections.shuffle(events, random);
        }
    }

    @Test
    void shouldLetTheLaterStoredWinWithinOneSecond() {
        ReachRow followed = after(null, event("mp.follow", 0, null));
        assertThat(after(followed, event("mp.unfollow", 0, null)).following()).isFalse();
    }

    @Test
    void shouldNotWriteForALocationOfAFollower() {
        ReachRow followed = after(null, event("mp.follow", 0, null));
        assertThat(ReachRules.after(followed, event("mp.location", 9, null), 1, 2))
                .isEmpty();
        assertThat(ReachRules.after(followed, event("mp.template-result", 9, null), 1, 2))
                .isEmpty();
    }

    @Test
    void shouldHealALostFollow() {
        ReachRow left = after(after(null, event("mp.follow", 0, null)), event("mp.unfollow", 5, null));
        ReachRow back = after(left, event("mp.menu-view", 9, null));
        assertThat(back.following()).isTrue();
        assertThat(back.since()).isEqualTo(T.plusSeconds(9));
    }

    private static ReachRow after(ReachRow before, Event event) {
        return ReachRules.after(before, event, 1, 2).orElseThrow();
    }

    private static Event event(String type, long second, String menuId) {
        ObjectNode data = JSON.createObjectNode();
        if (menuId != null) {
            data.put("menuId", menuId);
        }
        return new Event(
                second + 1,
                type,
                3,
                List.of(IdentityRef.openid("wx", "o")),
                T.plusSeconds(second),
                T.plusSeconds(100),
                data,
                (byte) 0,
                "t",
                false);
    }
}
