package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.FanMenus.Outcome;
import io.yujian.gateway.FanMenus.State;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.member.Customers.Address;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Menus of fans, as runs see them. */
class ChangeMenuTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static Drawings drawn(String menu) {
        return Drawings.onFollow()
                .node("n1", "change-menu", "{'menuId':'" + menu + "'}", "done:n2 not-following:n3 failed:n4")
                .message("n2", "done", "")
                .message("n3", "not following", "")
                .message("n4", "failed", "");
    }

    private void start(String menu) {
        h.publish(1, drawn(menu).draw());
        h.customers().address(5, new Address(50, 10, "oFive", true));
        h.happens(h.event(5, "mp.follow", "{}"));
    }

    @Test
    void shouldWaitForThePlatformAndLeaveByWhatItSays() {
        start("1");
        assertThat(h.menus().planned()).singleElement().satisfies(change -> {
            assertThat(change.openid()).isEqualTo("oFive");
            assertThat(change.menuId()).isEqualTo(1);
            assertThat(change.accountId()).isEqualTo(10);
        });
        assertThat(h.texts()).isEmpty();
        h.answerMenus(new Outcome(State.DONE, null));
        assertThat(h.texts()).containsExactly("done");
    }

    @Test
    void shouldTellRefusalsAndStrangersApart() {
        start("1");
        h.answerMenus(new Outcome(State.REFUSED, "wechat-45059"));
        assertThat(h.texts()).containsExactly("failed");
    }

    @Test
    void shouldTakeThePlatformsWordForWhoIsNoFan() {
        start("2");
        h.answerMenus(new Outcome(State.NOT_FOLLOWING, "wechat-49003"));
        assertThat(h.texts()).containsExactly("not following");
    }

    @Test
    void shouldAskNothingForWhoDoesNotFollowTheMenusAccount() {
        start("4");
        assertThat(h.menus().planned()).isEmpty();
        assertThat(h.texts()).containsExactly("not following");
    }

    @Test
    void shouldGoOnWhenALaterWishCounts() {
        start("1");
        h.answerMenus(new Outcome(State.OVERTAKEN, "overtaken"));
        assertThat(h.texts()).containsExactly("done");
    }

    @Test
    void shouldNotPublishWithAMenuThatIsNotThereOrNotPublished() {
        assertThat(codes("3")).containsExactly("change-menu.not-published");
        assertThat(codes("9")).containsExactly("change-menu.missing");
        assertThat(codes("1")).isEmpty();
    }

    private List<String> codes(String menu) {
        return h.check().check(JourneyHarness.json(drawn(menu).draw())).stream()
                .map(Problem::code)
                .filter(code -> code.startsWith("change-menu"))
                .toList();
    }
}
