package io.yujian.platform.crypto;

/** HMAC-SHA-256 of a normalised value, with a key of its own, to find what is stored encrypted. */
public interface LookupHash {
    /** @return 32 bytes, equal for equal values on every node */
    byte[] of(String normalisedValue);
}
