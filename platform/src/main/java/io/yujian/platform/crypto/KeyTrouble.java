package io.yujian.platform.crypto;

/** Encryption keys and database do not belong together, or the key file is broken. The process must not start. */
public final class KeyTrouble extends RuntimeException {
    private final String remedy;

    KeyTrouble(String zh, String en, String remedyZh, String remedyEn) {
        super(zh + "\n" + en);
        this.remedy = remedyZh + "\n" + remedyEn;
    }

    /** What to do, in Chinese and English, one line each. */
    public String remedy() {
        return remedy;
    }
}
