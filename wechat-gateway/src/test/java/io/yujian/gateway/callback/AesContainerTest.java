package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import me.chanjar.weixin.mp.util.crypto.WxMpCryptUtil;
import org.junit.jupiter.api.Test;

class AesContainerTest {
    private static final String APP = "wx1234567890abcdef";
    /** Its last character has bits that Base64 does not need; such keys exist. */
    private static final String ENCODING_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final byte[] KEY = Base64.getDecoder().decode(ENCODING_KEY + "=");

    private final WxCryptUtil oracle = oracle(APP);

    private static WxCryptUtil oracle(String app) {
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
        config.setAppId(app);
        config.setToken("token123");
        config.setAesKey(ENCODING_KEY);
        return new WxMpCryptUtil(config);
    }

    @Test
    void shouldOpenWhatTheOracleSealsForEveryLength() throws Exception {
        Random random = new Random(7);
        for (int length = 0; length < 200; length++) {
            String text = text(random, length);
            assertThat(new String(AesContainer.open(KEY, APP, oracle.encrypt("0123456789abcdef", text)), UTF_8))
                    .isEqualTo(text);
        }
    }

    @Test
    void shouldSealWhatTheOracleOpensForEveryLength() {
        Random random = new Random(8);
        for (int length = 0; length < 200; length++) {
            String text = text(random, length);
            assertThat(oracle.decrypt(AesContainer.seal(KEY, APP, text.getBytes(UTF_8))))
                    .isEqualTo(text);
        }
    }

    @Test
    void shouldRefuseWhatWasMadeForAnotherAccount() {
        String foreign = oracle("wxother").encrypt("0123456789abcdef", "<xml/>");
        assertThatThrownBy(() -> AesContainer.open(KEY, APP, foreign)).isInstanceOf(ForgedException.class);
    }

    @Test
    void shouldRefuseGarbageWithoutAnyOtherException() {
        Random random = new Random(9);
        for (int i = 0; i < 5000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String encoded = random.nextBoolean()
                    ? Base64.getEncoder().encodeToString(noise)
                    : new String(noise, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> AesContainer.open(KEY, APP, encoded)).isInstanceOf(ForgedException.class);
        }
    }

    @Test
    void shouldRefuseAnyTruncation() {
        String sealed = AesContainer.seal(KEY, APP, "<xml><a>中文</a></xml>".getBytes(UTF_8));
        for (int end = 0; end < sealed.length(); end++) {
            String cut = sealed.substring(0, end);
            assertThatThrownBy(() -> AesContainer.open(KEY, APP, cut)).isInstanceOf(ForgedException.class);
        }
    }

    @Test
    void shouldSignAsTheOracleDoes() {
        assertThat(Signatures.of("token", "1700000000", "nonce", "cipher=="))
                .isEqualTo(me.chanjar.weixin.common.util.crypto.SHA1.gen("token", "1700000000", "nonce", "cipher=="));
        assertThat(Signatures.matches(Signatures.of("b", "a"), "a", "b")).isTrue();
        assertThat(Signatures.matches("", "a", "b")).isFalse();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(4) == 0 ? '域' : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
