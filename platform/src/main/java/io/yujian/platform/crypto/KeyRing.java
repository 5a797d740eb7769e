package io.yujian.platform.crypto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys in use, checked against the database. Immutable. */
final class KeyRing {
    private final Map<Integer, SecretKeySpec> encryption = new HashMap<>();
    private final int activeNumber;
    private final SecretKeySpec lookup;

    KeyRing(List<StoredKey> keys) {
        for (StoredKey key : keys) {
            if (key.purpose() == KeyPurpose.AES) {
                encryption.put(key.number(), key.secret());
            }
        }
        activeNumber = active(keys, KeyPurpose.AES).number();
        lookup = active(keys, KeyPurpose.HMAC).secret();
    }

    static StoredKey active(List<StoredKey> keys, KeyPurpose purpose) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose && key.active())
                .findFirst()
                .orElseThrow();
    }

    int activeNumber() {
        return activeNumber;
    }

    @Nullable
    SecretKeySpec encryption(int number) {
        return encryption.get(number);
    }

    SecretKeySpec lookup() {
        return lookup;
    }
}
