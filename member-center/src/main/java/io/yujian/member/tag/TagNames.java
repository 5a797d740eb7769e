package io.yujian.member.tag;

import io.yujian.member.text.TextForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The normal form of tag names, and the key that makes them unique: two emoji are two tags. */
public final class TagNames {
    public static final int LONGEST = 30;

    private TagNames() {}

    /** @throws IllegalArgumentException when it is blank or longer than thirty characters */
    public static String normalise(String name) {
        String cleaned = TextForm.clean(name);
        if (cleaned.isEmpty() || cleaned.codePointCount(0, cleaned.length()) > LONGEST) {
            throw new IllegalArgumentException("a tag has 1 to " + LONGEST + " characters");
        }
        return cleaned;
    }

    /** 16 bytes. */
    public static byte[] key(String normalised) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@link #key} for {@code UNHEX(?)}. */
    public static String keyHex(String normalised) {
        return HexFormat.of().formatHex(key(normalised));
    }
}
