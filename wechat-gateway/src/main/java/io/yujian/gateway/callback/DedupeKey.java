package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.gateway.inbound.XmlBody;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * 16 bytes that a retry shares and a distinct event does not. Messages: account, sender and MsgId (MsgId alone was seen
 * twice for two people). Events: account and every field of the body in order, because CreateTime counts whole seconds
 * and two different events of one person fit into one; a retry repeats the body's fields.
 */
final class DedupeKey {
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(DedupeKey::sha256);

    private DedupeKey() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(long accountId, XmlBody body) {
        MessageDigest digest = start(accountId);
        String messageId = body.text("MsgId");
        String sender = body.text("FromUserName");
        if (messageId != null && sender != null && !"event".equals(body.get("MsgType"))) {
            part(digest, "m");
            part(digest, sender);
            part(digest, messageId);
        } else {
            part(digest, "e");
            for (int i = 0; i < body.size(); i++) {
                part(digest, body.path(i));
                part(digest, body.value(i));
            }
        }
        return Arrays.copyOf(digest.digest(), 16);
    }

    /** For a body that could not be parsed. */
    static byte[] ofRaw(long accountId, byte[] body) {
        MessageDigest digest = start(accountId);
        part(digest, "r");
        digest.update(body);
        return Arrays.copyOf(digest.digest(), 16);
    }

    private static MessageDigest start(long accountId) {
        MessageDigest digest = SHA256.get();
        digest.reset();
        digest.update(ByteBuffer.allocate(8).putLong(0, accountId));
        return digest;
    }

    /** With its length first, so that no two lists of parts give the same bytes. */
    private static void part(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
