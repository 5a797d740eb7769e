package io.yujian.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;

class CallbackCryptoTest {

    private static final String KEY = "YujianDemoAesKey0123456789abcdefghijklmnopQ";
    private static final String APP_ID = "wxde30000000000001";

    private final CallbackCrypto crypto = new CallbackCrypto(KEY, APP_ID);

    @Test
    void shouldOpenWhatItSealedForEveryLength() {
        for (int length = 0; length < 200; length++) {
            String text = "字".repeat(length / 3) + "x".repeat(length % 3);
            assertThat(crypto.decrypt(crypto.encrypt(text))).isEqualTo(text);
        }
    }

    @Test
    void shouldPadToBlocksOfThirtyTwoAndNeverByNothing() {
        for (int length = 0; length < 100; length++) {
            int plain = 16 + 4 + length + APP_ID.length();
            int sealed = Base64.getDecoder().decode(crypto.encrypt("x".repeat(length))).length;
            assertThat(sealed).isEqualTo((plain / 32 + 1) * 32);
        }
    }

    @Test
    void shouldAgreeWithWxJavaInBothDirections() {
        WxCryptUtil oracle = new WxCryptUtil("token", KEY, APP_ID);
        for (int length = 0; length < 70; length++) {
            String text = "<xml>" + "见".repeat(length) + "</xml>";
            assertThat(oracle.decrypt(crypto.encrypt(text))).isEqualTo(text);
            assertThat(crypto.decrypt(oracle.encrypt("0123456789abcdef", text))).isEqualTo(text);
        }
    }

    @Test
    void shouldRefuseAnotherAppId() {
        String sealed = crypto.encryptFor("hello", "wx0000000000000000");
        assertThatThrownBy(() -> crypto.decrypt(sealed)).hasMessageContaining("app id");
    }

    @Test
    void shouldRefuseAnotherKeyAndDamage() {
        String sealed = new CallbackCrypto("Y" + RandomText.alphanumeric(41) + "A", APP_ID).encrypt("hello");
        assertThatThrownBy(() -> crypto.decrypt(sealed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> crypto.decrypt("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> crypto.decrypt("***")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseKeysOfAnotherLength() {
        assertThatThrownBy(() -> new CallbackCrypto("short", APP_ID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSignSortedPartsLikeWxJava() {
        // sha1("123" + "abc" + "token"), by sha1sum
        assertThat(Signatures.sign("token", "abc", "123")).isEqualTo("84501b652458690801074dc0b44e9822dfb63245");
        assertThat(Signatures.sign("token", "1700000000", "n1")).isEqualTo(SHA1.gen("token", "1700000000", "n1"));
    }
}
