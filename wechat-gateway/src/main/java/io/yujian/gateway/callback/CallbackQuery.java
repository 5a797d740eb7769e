package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What the platform puts into the address. Read from the query string only: the servlet's parameters would also read a
 * body that claims to be a form.
 */
record CallbackQuery(
        String signature,
        String timestamp,
        String nonce,
        @Nullable String messageSignature,
        @Nullable String encryptType,
        @Nullable String echo) {
    private static final int MAX = 2048;

    /** @return null when it is malformed or one of the three parts of the signature is missing */
    static @Nullable CallbackQuery parse(@Nullable String query) {
        if (query == null || query.length() > MAX) {
            return null;
        }
        String[] found = new String[6];
        for (String pair : query.split("&", 32)) {
            int eq = pair.indexOf('=');
            int slot = eq < 0 ? -1 : slot(pair.substring(0, eq));
            if (slot < 0) {
                continue;
            }
            try {
                found[slot] = decoded(pair.substring(eq + 1));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        if (blank(found[0]) || blank(found[1]) || blank(found[2])) {
            return null;
        }
        return new CallbackQuery(found[0], found[1], found[2], found[3], found[4], found[5]);
    }

    /** Most parts are plain, and the decoder copies character by character. */
    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, UTF_8);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static int slot(String name) {
        return switch (name) {
            case "signature" -> 0;
            case "timestamp" -> 1;
            case "nonce" -> 2;
            case "msg_signature" -> 3;
            case "encrypt_type" -> 4;
            case "echostr" -> 5;
            default -> -1;
        };
    }

    boolean encrypted() {
        return messageSignature != null && !messageSignature.isEmpty();
    }

    /** Seconds between the signed time and now; {@link Long#MAX_VALUE} when it is no time. */
    long ageSeconds(long nowSeconds) {
        if (timestamp.length() > 12) {
            return Long.MAX_VALUE;
        }
        try {
            return Math.abs(nowSeconds - Long.parseLong(timestamp));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
