package io.yujian.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with the one look-up key. Thread-safe. */
final class HmacLookupHash implements LookupHash {
    private final SecretKeySpec key;

    HmacLookupHash(KeyRing keys) {
        key = keys.lookup();
    }

    @Override
    public byte[] of(String normalisedValue) {
        return mac(key).doFinal(normalisedValue.getBytes(StandardCharsets.UTF_8));
    }

    static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
