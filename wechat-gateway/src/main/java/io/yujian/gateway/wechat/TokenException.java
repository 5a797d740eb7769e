package io.yujian.gateway.wechat;

import org.jspecify.annotations.Nullable;

/** No access token: the platform refused (with its code) or was not reached (code 0). */
class TokenException extends RuntimeException {
    private final int code;

    TokenException(int code, @Nullable String text) {
        super(text);
        this.code = code;
    }

    int code() {
        return code;
    }
}
