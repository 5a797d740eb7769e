package io.yujian.simulator.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.yujian.simulator.crypto.CallbackCrypto;
import io.yujian.simulator.crypto.RandomText;

/**
 * An Official Account as the platform knows it; fields as in {@link AccountSettings}, all present. Immutable: a change
 * replaces it in {@link Accounts}.
 */
public record BrandAccount(
        String appId,
        String name,
        String originalId,
        String secret,
        String token,
        String encodingAesKey,
        CallbackMode mode,
        String callbackUrl,
        String openPlatform,
        @JsonIgnore CallbackCrypto crypto) {

    BrandAccount(
            String appId,
            String name,
            String originalId,
            String secret,
            String token,
            String encodingAesKey,
            CallbackMode mode,
            String callbackUrl,
            String openPlatform) {
        this(
                appId,
                name,
                originalId,
                secret,
                token,
                encodingAesKey,
                mode,
                callbackUrl,
                openPlatform,
                new CallbackCrypto(encodingAesKey, appId));
    }

    /** A new openid: 28 characters, the first six the same for all fans of this account. */
    public String newOpenid() {
        int h = appId.hashCode() & 0x7fffffff;
        String prefix = Integer.toString(h, 36) + "00000";
        return "o" + prefix.substring(0, 5) + RandomText.token(22);
    }
}
