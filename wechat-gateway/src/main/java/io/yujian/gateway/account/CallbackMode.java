package io.yujian.gateway.account;

import io.yujian.platform.error.YujianException;
import java.util.Locale;

/** How the platform writes to us, as set in its console (消息加解密方式). */
public enum CallbackMode {
    /** 明文: the body is not authenticated at all, only the query is. For test accounts. */
    PLAINTEXT,
    /** 兼容: clear and encrypted side by side; we read only the encrypted part. */
    COMPATIBLE,
    /** 安全: encrypted only. */
    SAFE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CallbackMode of(String word) {
        for (CallbackMode mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw YujianException.invalid("account.bad-mode", "加解密方式只能是 plaintext、compatible 或 safe");
    }
}
