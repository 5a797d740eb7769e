package io.yujian.coupon.code;

import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.crypto.LookupHash;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Codes of sixteen characters from an alphabet without look-alikes: 80 random bits, so nobody guesses one. In the
 * database there is only a keyed hash to find it by and the encrypted text for its owner's page. Thread-safe.
 */
@Component
public class CouponCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}");

    private final SecureRandom random = new SecureRandom();
    private final LookupHash lookupHash;
    private final FieldCipher cipher;

    CouponCodes(LookupHash lookupHash, FieldCipher cipher) {
        this.lookupHash = lookupHash;
        this.cipher = cipher;
    }

    public String next() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        StringBuilder code = new StringBuilder(LENGTH);
        for (byte b : bytes) {
            code.append(ALPHABET.charAt(b & 31));
        }
        return code.toString();
    }

    /** As typed or scanned: any case, with blanks or dashes, O for 0, I or L for 1. */
    public static Optional<String> normalise(String typed) {
        String code = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    public byte[] hash(String code) {
        return lookupHash.of("coupon-code:" + code);
    }

    public byte[] encrypt(long couponId, String code) {
        return cipher.encrypt("cp_coupon", "code_secret", couponId, code);
    }

    public String decrypt(long couponId, byte[] secret) {
        return cipher.decrypt("cp_coupon", "code_secret", couponId, secret);
    }
}
