package io.yujian.gateway.account;

import io.yujian.gateway.Accounts;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account with its secrets, as this module's code needs it. Never serialised; its text form hides the secrets.
 *
 * @param originalId {@code gh_…}, what callbacks call the account; null until told
 * @param secret AppSecret
 * @param token what signatures are made with
 * @param aesKey 32 bytes; null only in plaintext mode
 * @param apiHost scheme, host and port of the platform's API, without a slash at the end
 */
public record ChannelAccount(
        long id,
        String kind,
        String name,
        String appId,
        @Nullable String originalId,
        String secret,
        String token,
        byte @Nullable [] aesKey,
        CallbackMode mode,
        String apiHost,
        boolean enabled) {
    public static final String KIND_MP = "mp";
    public static final String DEFAULT_HOST = "https://api.weixin.qq.com";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{43}");

    /** @return the 32 bytes of a 43-character EncodingAESKey; null when it is none. Spare low bits may be set. */
    static byte @Nullable [] decodeKey(String encodingAesKey) {
        if (!KEY.matcher(encodingAesKey).matches()) {
            return null;
        }
        byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
        return key.length == 32 ? key : null;
    }

    public Accounts.Account view() {
        return new Accounts.Account(id, kind, appId, name, enabled);
    }

    @Override
    public String toString() {
        return "ChannelAccount[id=" + id + ", kind=" + kind + ", appId=" + appId + ", enabled=" + enabled + "]";
    }
}
