package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendState;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunGuardTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
        h.publish(
                1,
                Drawings.onFollow()
                        .message("n1", "一", "sent:n2")
                        .pause("n2", "P1D", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
    }

    @AfterEach
    void close() {
        h.close();
    }

    private Verdict ask() {
        var m = h.messages().planned().get(0);
        Pending pending = new Pending(m.key(), m.sourceKind(), m.sourceRef(), 5, 505, MessageClass.SERVICE);
        return h.bean(SendGuard.class).check(List.of(pending)).get(0);
    }

    @Test
    void shouldLetMessagesOfLiveRunsGo() {
        assertThat(ask().allowed()).isTrue();
        h.send(SendState.SENT);
        assertThat(ask().allowed()).isTrue();
    }

    @Test
    void shouldStopMessagesOfThoseWhoLeft() {
        h.unfollows(5);
        h.happens(h.event(5, "mp.unfollow", "{}"));
        assertThat(ask()).isEqualTo(Verdict.no("left-journey"));
    }

    @Test
    void shouldPutOffWhilePausedAndStopWhenArchived() {
        h.standing(1, Standing.PAUSED);
        assertThat(ask().until()).isAfter(h.now());
        h.standing(1, Standing.ARCHIVED);
        assertThat(ask()).isEqualTo(Verdict.no("journey-archived"));
    }

    @Test
    void shouldHaveNoOpinionOnOtherMessages() {
        Pending manual = new Pending(new SendKey(9, "-", 1), "manual", 9, 5, 505, MessageClass.SERVICE);
        assertThat(h.bean(SendGuard.class).check(List.of(manual))).containsExactly(Verdict.ALLOWED);
    }
}
