package io.yujian.gateway.link;

import java.security.SecureRandom;

/**
 * Codes that nobody can guess: ten of 57 characters are 58 random bits. Letters and digits that look alike are left out,
 * because people type links from screenshots.
 */
final class LinkCodes {
    static final int LENGTH = 10;
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkCodes() {}

    static String next() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    static boolean isCode(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
    }
}
