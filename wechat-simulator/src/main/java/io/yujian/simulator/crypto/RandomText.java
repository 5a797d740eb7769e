package io.yujian.simulator.crypto;

import java.util.concurrent.ThreadLocalRandom;

/** Random identifiers in the alphabets that WeChat uses. They need to be distinct, not secret. */
public final class RandomText {

    private static final char[] OPENID =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();
    private static final char[] ALPHANUMERIC =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private RandomText() {}

    /** Letters (both cases count), digits, {@code -} and {@code _}. */
    public static String token(int length) {
        return of(OPENID, length);
    }

    public static String alphanumeric(int length) {
        return of(ALPHANUMERIC, length);
    }

    public static String hex(int length) {
        return of(HEX, length);
    }

    private static String of(char[] alphabet, int length) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] out = new char[length];
        for (int i = 0; i < length; i++) {
            out[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return new String(out);
    }
}
