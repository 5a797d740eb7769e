package io.yujian.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key as the key file has it.
 *
 * @param id eight hexadecimal digits
 * @param base64 32 random bytes
 * @param active new values are written with it; exactly one key of each purpose
 */
record StoredKey(String id, KeyPurpose purpose, String base64, Instant createdAt, boolean active) {
    /** The id as it stands in encrypted values. */
    int number() {
        return HexFormat.fromHexDigits(id);
    }

    SecretKeySpec secret() {
        return new SecretKeySpec(Base64.getDecoder().decode(base64), purpose == KeyPurpose.AES ? "AES" : "HmacSHA256");
    }

    /** 16 bytes that show that two keys are the same and tell nothing about them. */
    byte[] checkValue() {
        Mac mac = HmacLookupHash.mac(new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256"));
        byte[] full = mac.doFinal("yujian key check".getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(full, 16);
    }

    @Override
    public String toString() {
        return "StoredKey[" + id + ", " + purpose.word() + (active ? ", active]" : "]");
    }
}
