package io.yujian.platform.crypto;

/**
 * AES-256-GCM for single fields at rest. Table, column and row id are authenticated with the text, so a value copied to
 * another row does not decrypt. The key id is stored in the value; old keys still decrypt after a rotation.
 */
public interface FieldCipher {
    /** @return key id, nonce, cipher text and tag in one array, at most 64 bytes longer than the text */
    byte[] encrypt(String table, String column, long row, String text);

    /** @throws IllegalStateException when the key id is unknown or the value was tampered with */
    String decrypt(String table, String column, long row, byte[] stored);
}
