package io.yujian.simulator.account;

import io.yujian.simulator.crypto.RandomText;
import org.jspecify.annotations.Nullable;

/**
 * What the brand entered on the platform's console, and what the platform gave it. Every field may be left out when an
 * account is created: the simulator then makes a value up.
 *
 * @param appId "wx" and 16 hex digits
 * @param originalId {@code gh_…}, the ToUserName of callbacks
 * @param token the brand's own token for signatures
 * @param encodingAesKey 43 letters and digits
 * @param callbackUrl where callbacks are posted; empty means that none are sent
 * @param openPlatform accounts with the same value share unionids; empty means that there is no unionid
 */
public record AccountSettings(
        @Nullable String appId,
        @Nullable String name,
        @Nullable String originalId,
        @Nullable String secret,
        @Nullable String token,
        @Nullable String encodingAesKey,
        @Nullable CallbackMode mode,
        @Nullable String callbackUrl,
        @Nullable String openPlatform) {

    /** Fills gaps with the given account's values, or with new ones. */
    BrandAccount complete(@Nullable BrandAccount known) {
        String id = appId != null ? appId : known != null ? known.appId() : "wx" + RandomText.hex(16);
        return new BrandAccount(
                id,
                or(name, known == null ? null : known.name(), "公众号 " + id.substring(Math.max(0, id.length() - 4))),
                or(originalId, known == null ? null : known.originalId(), "gh_" + RandomText.hex(12)),
                or(secret, known == null ? null : known.secret(), RandomText.hex(32)),
                or(token, known == null ? null : known.token(), RandomText.alphanumeric(16)),
                // the last character carries two spare bits; 'A' leaves them zero, so strict decoders agree
                or(encodingAesKey, known == null ? null : known.encodingAesKey(), RandomText.alphanumeric(42) + "A"),
                mode != null ? mode : known != null ? known.mode() : CallbackMode.SAFE,
                or(callbackUrl, known == null ? null : known.callbackUrl(), ""),
                or(openPlatform, known == null ? null : known.openPlatform(), "open-platform"));
    }

    private static String or(@Nullable String given, @Nullable String known, String made) {
        return given != null ? given : known != null ? known : made;
    }
}
