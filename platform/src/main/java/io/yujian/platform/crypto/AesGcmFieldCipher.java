package io.yujian.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stored as: format (1 byte, 1), key id (4), nonce (12, random), cipher text with tag (16 more than the text). Thread-safe.
 */
final class AesGcmFieldCipher implements FieldCipher {
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 1 + Integer.BYTES + NONCE;
    private static final int TAG = 16;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    AesGcmFieldCipher(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public byte[] encrypt(String table, String column, long row, String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        int number = keys.activeNumber();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, number, nonce, place(table, column, row));
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(FORMAT)
                    .putInt(number)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + table + "." + column, e);
        }
    }

    @Override
    public String decrypt(String table, String column, long row, byte[] stored) {
        if (stored.length < HEAD + TAG || stored[0] != FORMAT) {
            throw new IllegalStateException("not an encrypted value: " + table + "." + column + " of row " + row);
        }
        ByteBuffer value = ByteBuffer.wrap(stored, 1, stored.length - 1);
        int number = value.getInt();
        byte[] nonce = new byte[NONCE];
        value.get(nonce);
        byte[] sealed = new byte[value.remaining()];
        value.get(sealed);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, number, nonce, place(table, column, row));
            return new String(cipher.doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the encrypted value of " + table + "." + column + " in row " + row + " was changed or moved", e);
        }
    }

    private Cipher cipher(int mode, int number, byte[] nonce, byte[] place) throws GeneralSecurityException {
        SecretKeySpec key = keys.encryption(number);
        if (key == null) {
            throw new IllegalStateException(
                    "the key file lacks key " + HexFormat.of().toHexDigits(number));
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    /** Table and column are names of ours, which hold no zero byte: two places never look the same. */
    private static byte[] place(String table, String column, long row) {
        byte[] names = (table + "\0" + column + "\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(names.length + Long.BYTES)
                .put(names)
                .putLong(row)
                .array();
    }
}
