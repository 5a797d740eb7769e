package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The platform's signature: SHA-1 over the parts in byte order, lower-case hexadecimal. {@code signature} has three parts
 * (token, timestamp, nonce) and covers the query only; {@code msg_signature} has the cipher text as fourth and covers the
 * body. Both come in one request and are different values.
 */
final class Signatures {
    /** A digest is reset by each use; one per thread saves the look-up of the provider. */
    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(Signatures::sha1);

    private Signatures() {}

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(String... parts) {
        byte[][] sorted = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            sorted[i] = parts[i].getBytes(UTF_8);
        }
        Arrays.sort(sorted, Arrays::compareUnsigned);
        MessageDigest digest = SHA1.get();
        for (byte[] part : sorted) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Takes the same time wherever the first difference is. */
    static boolean matches(String given, String... parts) {
        return MessageDigest.isEqual(of(parts).getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
