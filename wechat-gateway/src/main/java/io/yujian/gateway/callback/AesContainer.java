package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The container of encrypted bodies: AES-256-CBC, IV = first half of the key, padding to 32 bytes; inside are 16 random
 * bytes, the length of the message (4 bytes, big endian), the message in UTF-8 and the app id.
 */
final class AesContainer {
    private static final int BLOCK = 32;
    private static final int HEAD = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(AesContainer::cipher);

    private AesContainer() {}

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws ForgedException whenever anything is not exactly as the platform makes it, the app id included */
    static byte[] open(byte[] key, String appId, String encrypted) throws ForgedException {
        if (encrypted.length() % 4 != 0) {
            throw new ForgedException("cut short");
        }
        byte[] plain;
        try {
            byte[] sealed = Base64.getDecoder().decode(encrypted);
            if (sealed.length < BLOCK || sealed.length % 16 != 0) {
                throw new ForgedException("length is not of whole blocks");
            }
            plain = run(Cipher.DECRYPT_MODE, key, sealed);
        } catch (IllegalArgumentException e) {
            throw new ForgedException("not base64");
        }
        int pad = plain[plain.length - 1] & 0xff;
        if (pad < 1 || pad > BLOCK || pad > plain.length) {
            throw new ForgedException("bad padding");
        }
        for (int i = plain.length - pad; i < plain.length; i++) {
            if ((plain[i] & 0xff) != pad) {
                throw new ForgedException("bad padding");
            }
        }
        int end = plain.length - pad;
        if (end < HEAD) {
            throw new ForgedException("too short");
        }
        int length = ByteBuffer.wrap(plain, 16, 4).getInt();
        if (length < 0 || length > end - HEAD) {
            throw new ForgedException("bad length inside");
        }
        String trailer = new String(plain, HEAD + length, end - HEAD - length, UTF_8);
        if (!trailer.equals(appId)) {
            throw new ForgedException("made for another account");
        }
        return Arrays.copyOfRange(plain, HEAD, HEAD + length);
    }

    static String seal(byte[] key, String appId, byte[] message) {
        byte[] app = appId.getBytes(UTF_8);
        int length = HEAD + message.length + app.length;
        int pad = BLOCK - length % BLOCK;
        byte[] plain = new byte[length + pad];
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        ByteBuffer.wrap(plain).put(random).putInt(message.length).put(message).put(app);
        Arrays.fill(plain, length, plain.length, (byte) pad);
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, key, plain));
    }

    private static byte[] run(int mode, byte[] key, byte[] text) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
