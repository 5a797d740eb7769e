package io.yujian.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AesGcmFieldCipherTest {
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    private final StoredKey lookup = KeyFile.random(KeyPurpose.HMAC, DAY);
    private final StoredKey first = KeyFile.random(KeyPurpose.AES, DAY);
    private final AesGcmFieldCipher cipher = new AesGcmFieldCipher(new KeyRing(List.of(first, lookup)));

    @Test
    void shouldGiveBackWhatWasEncryptedAtMost64BytesLonger() {
        for (String text : List.of("", "13800001234", "密钥😀", "x".repeat(10_000))) {
            byte[] stored = cipher.encrypt("gw_account", "secret", 42, text);
            assertThat(cipher.decrypt("gw_account", "secret", 42, stored)).isEqualTo(text);
            assertThat(stored.length)
                    .isLessThanOrEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 64);
        }
    }

    @Test
    void shouldNeverWriteTheSameTwice() {
        assertThat(cipher.encrypt("t", "c", 1, "same")).isNotEqualTo(cipher.encrypt("t", "c", 1, "same"));
    }

    @Test
    void shouldRefuseAValueThatWasMovedToAnotherPlace() {
        byte[] stored = cipher.encrypt("mb_identity", "phone", 7, "13800001234");
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt("mb_identity", "phone", 8, stored));
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt("mb_identity", "email", 7, stored));
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt("mb_identit", "yphone", 7, stored));
    }

    @Test
    void shouldRefuseEveryChangedByte() {
        byte[] stored = cipher.encrypt("t", "c", 1, "secret");
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().as("byte %s", i).isThrownBy(() -> cipher.decrypt("t", "c", 1, changed));
        }
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(stored, length);
            assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt("t", "c", 1, cut));
        }
    }

    @Test
    void shouldDecryptOldValuesAfterARotationAndWriteWithTheNewKey() {
        byte[] old = cipher.encrypt("t", "c", 1, "old");
        StoredKey retired = new StoredKey(first.id(), KeyPurpose.AES, first.base64(), DAY, false);
        StoredKey second = KeyFile.random(KeyPurpose.AES, DAY);
        var rotated = new AesGcmFieldCipher(new KeyRing(List.of(retired, second, lookup)));

        assertThat(rotated.decrypt("t", "c", 1, old)).isEqualTo("old");
        byte[] fresh = rotated.encrypt("t", "c", 1, "fresh");
        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt("t", "c", 1, fresh))
                .withMessageContaining(second.id());
    }

    @Test
    void shouldHashForLookUpWithItsOwnKey() {
        var hash = new HmacLookupHash(new KeyRing(List.of(first, lookup)));
        var sameKey = new HmacLookupHash(new KeyRing(List.of(KeyFile.random(KeyPurpose.AES, DAY), lookup)));
        var otherKey = new HmacLookupHash(new KeyRing(List.of(first, KeyFile.random(KeyPurpose.HMAC, DAY))));
        assertThat(hash.of("+8613800001234")).hasSize(32).isEqualTo(sameKey.of("+8613800001234"));
        assertThat(hash.of("+8613800001234")).isNotEqualTo(otherKey.of("+8613800001234"));
        assertThat(hash.of("+8613800001234")).isNotEqualTo(hash.of("+8613800001235"));
    }

    @Test
    void shouldKeepKeysOutOfTexts() {
        assertThat(first.toString()).doesNotContain(first.base64());
    }
}
