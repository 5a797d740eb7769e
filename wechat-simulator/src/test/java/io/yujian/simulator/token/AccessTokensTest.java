package io.yujian.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.settings.SettingsChange;
import io.yujian.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private final Settings settings = new Settings();
    private final SimulatorClock clock = new SimulatorClock(InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z")));
    private final AccessTokens tokens = new AccessTokens(settings, clock);

    private void advance(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private int check(AccessTokens.Grant grant) {
        return tokens.check(grant.token()).errcode();
    }

    @Test
    void shouldTellMissingFromUnknownTokens() {
        assertThat(tokens.check(null).errcode()).isEqualTo(41001);
        assertThat(tokens.check("").errcode()).isEqualTo(41001);
        assertThat(tokens.check("made up").errcode()).isEqualTo(40001);
    }

    @Test
    void shouldLetTheOldClassicTokenLiveFiveMoreMinutes() {
        AccessTokens.Grant first = tokens.classic("wx");
        AccessTokens.Grant second = tokens.classic("wx");
        assertThat(second.token()).isNotEqualTo(first.token());
        advance(299);
        assertThat(check(first)).isZero();
        advance(1);
        assertThat(check(first)).isEqualTo(42001);
        assertThat(check(second)).isZero();
    }

    @Test
    void shouldExpireAfterTheConfiguredSeconds() {
        settings.change(new SettingsChange(3L, null, null, null, null, null, null, null, null, null, null, null));
        AccessTokens.Grant grant = tokens.classic("wx");
        assertThat(grant.expiresIn()).isEqualTo(3);
        advance(2);
        assertThat(check(grant)).isZero();
        advance(1);
        assertThat(check(grant)).isEqualTo(42001);
    }

    @Test
    void shouldGiveTheSameStableTokenUntilItIsNearlySpent() {
        AccessTokens.Grant first = tokens.stable("wx", false);
        advance(6000);
        AccessTokens.Grant same = tokens.stable("wx", false);
        assertThat(same.token()).isEqualTo(first.token());
        assertThat(same.expiresIn()).isEqualTo(1200);
        advance(900);
        AccessTokens.Grant next = tokens.stable("wx", false);
        assertThat(next.token()).isNotEqualTo(first.token());
        assertThat(check(first)).isZero();
        advance(300);
        assertThat(check(first)).isEqualTo(42001);
    }

    @Test
    void shouldKillTheOldTokenByForceAndLimitForcing() {
        AccessTokens.Grant first = tokens.stable("wx", false);
        AccessTokens.Grant forced = tokens.stable("wx", true);
        assertThat(check(first)).isEqualTo(42001);
        assertThat(check(forced)).isZero();
        assertThat(tokens.stable("wx", true).errcode()).isEqualTo(45011);
        for (int i = 1; i < 20; i++) {
            advance(30);
            assertThat(tokens.stable("wx", true).errcode()).isZero();
        }
        advance(30);
        assertThat(tokens.stable("wx", true).errcode()).isEqualTo(45009);
    }

    @Test
    void shouldKeepStableAndClassicTokensApart() {
        AccessTokens.Grant stable = tokens.stable("wx", false);
        tokens.classic("wx");
        tokens.classic("wx");
        advance(400);
        assertThat(check(stable)).isZero();
        assertThat(tokens.stable("wx", false).token()).isEqualTo(stable.token());
    }

    @Test
    void shouldKeepAccountsApart() {
        AccessTokens.Grant one = tokens.classic("wx1");
        tokens.forget("wx2");
        assertThat(tokens.check(one.token()).appId()).isEqualTo("wx1");
        tokens.revokeAll("wx1");
        assertThat(check(one)).isEqualTo(40001);
    }
}
