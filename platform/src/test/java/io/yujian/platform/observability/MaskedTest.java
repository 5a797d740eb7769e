package io.yujian.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://api.weixin.qq.com/cgi-bin/message/custom/send?access_token=61_AbC-dEf012345678|61_AbC-dEf012345678",
                "GET /cgi-bin/token?grant_type=client_credential&appid=wx1&secret=0123456789abcdef0123456789abcdef|0123456789abcdef",
                "GET /sns/jscode2session?appid=wx1&secret=s3cr3ts3cr3t&js_code=071abcdefg|s3cr3ts3cr3t",
                "GET /sns/jscode2session?appid=wx1&secret=s3cr3ts3cr3t&js_code=071abcdefg|071abcdefg",
                "{\"access_token\":\"61_AbC-dEf012345678\",\"expires_in\":7200}|61_AbC-dEf012345678",
                "{\"access_token\" : \"61_AbC-dEf012345678\"}|61_AbC-dEf012345678",
                "{\\\"access_token\\\":\\\"61_AbC-dEf012345678\\\"}|61_AbC-dEf012345678",
                "component_access_token=61_AbC-dEf012345678|61_AbC-dEf012345678",
                "suite_access_token=61_AbC-dEf012345678|61_AbC-dEf012345678",
                "appSecret=abcdef0123456789|abcdef0123456789",
                "corpsecret=abcdef0123456789|abcdef0123456789",
                "encodingAesKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG|abcdefghijklmnopqrstuvwxyz",
                "Cookie: YJSESSION=abcdefghijklmnop; a=b|abcdefghijklmnop",
                "Authorization: Bearer yk_abcdefabcdef_0123456789ABCDEFGHIJ|0123456789ABCDEFGHIJ",
                "made key yk_abcdefabcdef_0123456789ABCDEFGHIJ for shop|0123456789ABCDEFGHIJ",
                "password=hunter2hunter2|hunter2hunter2",
                "customer 13812345678 asked|1381234",
                "phone=+8613812345678|13812345678",
            })
    void shouldHideTheSecretOfALine(String line, String secret) {
        assertThat(Masked.line(line)).doesNotContain(secret).contains("****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customerId=123456789012345678 runId=987654321098765432 latencyMs=13",
                "at 1763755200000 done, openid oABCd13812345678xyz_-",
                "the access_token was refreshed in 12 ms",
                "secret: no",
                "password in /data/admin-password",
                "https://example.com/a?b=c&scene=qr_1",
                "",
            })
    void shouldLeaveOtherLinesAlone(String line) {
        assertThat(Masked.line(line)).isEqualTo(line);
    }

    @Test
    void shouldKeepWhatFollowsAMaskedValue() {
        assertThat(Masked.line("url=/send?access_token=61_AbC-dEf012345678&lang=zh errcode=40001"))
                .isEqualTo("url=/send?access_token=61_A****&lang=zh errcode=40001");
    }

    @Test
    void shouldShowEnoughOfAPhoneToTellItApart() {
        assertThat(Masked.phone("13812345678")).isEqualTo("138****5678");
        assertThat(Masked.phone("+8613812345678")).isEqualTo("+86138****5678");
        assertThat(Masked.phone("5551234")).isEqualTo("****34");
        assertThat(Masked.phone("110")).isEqualTo("****");
        assertThat(Masked.token("short")).isEqualTo("****");
        assertThat(Masked.secret("")).isEmpty();
    }
}
