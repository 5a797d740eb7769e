package io.yujian.simulator.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.simulator.settings.SettingsValues;
import org.junit.jupiter.api.Test;

class FanWindowTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final SettingsValues SETTINGS = SettingsValues.defaults();

    private final Fan fan = new Fan("wx", "o", null, "p", "", false);

    private void send(long at, int... expected) {
        for (int errcode : expected) {
            assertThat(fan.takeWindow(at)).isEqualTo(errcode);
        }
    }

    @Test
    void shouldRefuseBeforeAnythingHappened() {
        send(NOW, 45015);
    }

    @Test
    void shouldAllowThreeWithinAMinuteOfFollowing() {
        fan.openWindow(WindowTrigger.SUBSCRIBE, NOW, SETTINGS);
        send(NOW + 59_999, 0, 0, 0, 45047);
        send(NOW + 60_000, 45015);
    }

    @Test
    void shouldAllowFiveWithinTwoDaysOfAMessage() {
        fan.openWindow(WindowTrigger.MESSAGE, NOW, SETTINGS);
        send(NOW + 48 * 3_600_000L - 1, 0, 0, 0, 0, 0, 45047);
        send(NOW + 48 * 3_600_000L, 45015);
    }

    @Test
    void shouldSpendTheShortWindowFirstAndThenTheLongOne() {
        fan.openWindow(WindowTrigger.MESSAGE, NOW, SETTINGS);
        fan.openWindow(WindowTrigger.MENU, NOW, SETTINGS);
        send(NOW + 1, 0, 0, 0);
        assertThat(fan.view(NOW + 1).window().messageLeft()).isEqualTo(5);
        send(NOW + 2, 0, 0, 0, 0, 0, 45047);
    }

    @Test
    void shouldKeepTheLongWindowWhenTheShortOneRunsOut() {
        fan.openWindow(WindowTrigger.MESSAGE, NOW, SETTINGS);
        fan.openWindow(WindowTrigger.SCAN, NOW, SETTINGS);
        send(NOW + 61_000, 0, 0, 0, 0, 0, 45047);
    }

    @Test
    void shouldRenewInFullByTheNextTrigger() {
        fan.openWindow(WindowTrigger.SUBSCRIBE, NOW, SETTINGS);
        send(NOW, 0, 0, 0, 45047);
        fan.openWindow(WindowTrigger.SCAN, NOW + 5000, SETTINGS);
        send(NOW + 64_999, 0, 0, 0, 45047);
    }

    @Test
    void shouldCloseByLeaving() {
        fan.openWindow(WindowTrigger.MESSAGE, NOW, SETTINGS);
        fan.unfollow();
        send(NOW + 1, 45015);
    }

    @Test
    void shouldSpendCreditsOneByOne() {
        assertThat(fan.takeCredit("T")).isFalse();
        fan.addCredit("T");
        fan.addCredit("T");
        assertThat(fan.takeCredit("T")).isTrue();
        assertThat(fan.takeCredit("other")).isFalse();
        assertThat(fan.takeCredit("T")).isTrue();
        assertThat(fan.takeCredit("T")).isFalse();
    }
}
