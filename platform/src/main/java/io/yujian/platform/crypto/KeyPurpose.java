package io.yujian.platform.crypto;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a key is for; each purpose has keys of its own. */
enum KeyPurpose {
    /** Encrypts fields; rotates freely, old keys go on decrypting. */
    @JsonProperty("aes")
    AES("aes"),
    /** Hashes values for look-up; never changes, or one phone number would become two customers. */
    @JsonProperty("hmac")
    HMAC("hmac");

    private final String word;

    KeyPurpose(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
