package io.yujian.gateway.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.channel.MpErrors;
import io.yujian.gateway.channel.SendResult;
import io.yujian.gateway.channel.SendResult.Effect;
import io.yujian.gateway.wechat.MpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ErrorTableTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "43004, NOT_FOLLOWING",
        "45015, WINDOW_SHUT",
        "45047, WINDOW_SHUT",
        "43101, NO_CREDIT",
        "48001, API_RESTS",
        "48004, API_RESTS",
        "43107, API_RESTS",
        "40003, NONE",
        "40037, NONE",
        "47003, NONE",
        "45168, NONE",
        "87014, NONE",
        "48002, NONE",
        "43019, NONE",
        "99999999, NONE"
    })
    void shouldRefuse(int code, Effect effect) {
        SendResult result = MpErrors.read(new MpAnswer.Refused(code, "any text rid: 1", false), false, null);
        assertThat(result).isEqualTo(new SendResult.Refused("wechat-" + code, effect));
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001, 40013, 40125, 40164, 40243, 50002, 50007})
    void shouldRestTheAccountAndKeepTheMessage(int code) {
        SendResult result = MpErrors.read(new MpAnswer.Refused(code, "", false), false, null);
        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Later.class,
                        later -> assertThat(later.effect()).isEqualTo(Effect.ACCOUNT_RESTS));
    }

    @Test
    void shouldRestTheApiWhenTheQuotaIsUsedUp() {
        assertThat(MpErrors.read(new MpAnswer.Refused(45009, "", false), false, null))
                .isInstanceOfSatisfying(
                        SendResult.Later.class,
                        later -> assertThat(later.effect()).isEqualTo(Effect.API_RESTS));
    }

    @Test
    void shouldNotKnowWhatABusyPlatformDidUnlessThereIsAKey() {
        MpAnswer busy = new MpAnswer.Refused(-1, "system busy", false);
        assertThat(MpErrors.read(busy, false, null)).isEqualTo(new SendResult.Unknown("wechat-busy"));
        assertThat(MpErrors.read(busy, true, null)).isInstanceOf(SendResult.Later.class);
        assertThat(MpErrors.read(new MpAnswer.Unclear("http-502"), false, null))
                .isEqualTo(new SendResult.Unknown("http-502"));
        assertThat(MpErrors.read(new MpAnswer.NotReached("ConnectTimeout"), false, null))
                .isInstanceOf(SendResult.Later.class);
    }

    @Test
    void shouldTakeOnlyAClearYes() throws Exception {
        assertThat(MpErrors.read(new MpAnswer.Done(JSON.readTree("{\"errcode\":0,\"msgid\":7}")), false, "msgid"))
                .isEqualTo(new SendResult.Accepted("7"));
        assertThat(MpErrors.read(new MpAnswer.Done(JSON.readTree("{}")), false, null))
                .isEqualTo(new SendResult.Unknown("unreadable-answer"));
        assertThat(MpErrors.read(new MpAnswer.Refused(45065, "", false), true, null))
                .isEqualTo(new SendResult.Accepted(null));
    }
}
