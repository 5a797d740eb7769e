package io.yujian.simulator.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES container of WeChat callbacks: AES-256-CBC, IV = first 16 bytes of the key, plaintext = 16 random bytes,
 * length (4 bytes, big endian), message, app id; PKCS7 with blocks of 32 bytes. Immutable and thread safe. Source:
 * WeChat's "消息加解密说明".
 */
public final class CallbackCrypto {

    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(CallbackCrypto::newCipher);

    private final byte[] appId;
    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    /** @param encodingAesKey 43 characters of the base64 alphabet */
    public CallbackCrypto(String encodingAesKey, String appId) {
        if (!encodingAesKey.matches("[A-Za-z0-9]{43}")) {
            throw new IllegalArgumentException("EncodingAESKey must be 43 letters and digits");
        }
        byte[] raw = Base64.getDecoder().decode(encodingAesKey + "=");
        this.key = new SecretKeySpec(raw, "AES");
        this.iv = new IvParameterSpec(raw, 0, 16);
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
    }

    /** Encrypts a message and gives it as base64 without line breaks. */
    public String encrypt(String message) {
        return encrypt(message, appId);
    }

    /** Like {@link #encrypt(String)} with another app id inside: what a forged or mis-sent callback carries. */
    public String encryptFor(String message, String otherAppId) {
        return encrypt(message, otherAppId.getBytes(StandardCharsets.UTF_8));
    }

    private String encrypt(String message, byte[] trailer) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM + 4 + text.length + trailer.length;
        int pad = BLOCK - length % BLOCK;
        byte[] random = new byte[RANDOM];
        ThreadLocalRandom.current().nextBytes(random);
        byte[] padding = new byte[pad];
        Arrays.fill(padding, (byte) pad);
        byte[] plain = ByteBuffer.allocate(length + pad)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(trailer)
                .put(padding)
                .array();
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, plain));
    }

    /**
     * Opens a container.
     *
     * @throws IllegalArgumentException when it is not one of ours, in words that a developer can act on
     */
    public String decrypt(String base64) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Encrypt is not base64", e);
        }
        if (sealed.length == 0 || sealed.length % 16 != 0) {
            throw new IllegalArgumentException("ciphertext is not whole AES blocks");
        }
        byte[] plain = run(Cipher.DECRYPT_MODE, sealed);
        int pad = plain[plain.length - 1] & 0xff;
        int end = plain.length - pad;
        if (pad < 1 || pad > BLOCK || end < RANDOM + 4) {
            throw new IllegalArgumentException("wrong padding: another EncodingAESKey, or not padded to 32 bytes");
        }
        int length = ByteBuffer.wrap(plain, RANDOM, 4).getInt();
        if (length < 0 || length > end - RANDOM - 4) {
            throw new IllegalArgumentException("wrong message length inside the ciphertext");
        }
        int at = RANDOM + 4 + length;
        if (!Arrays.equals(appId, Arrays.copyOfRange(plain, at, end))) {
            throw new IllegalArgumentException("another app id inside the ciphertext");
        }
        return new String(plain, RANDOM + 4, length, StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] input) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, key, iv);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("ciphertext cannot be opened", e);
        }
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES", e);
        }
    }
}
