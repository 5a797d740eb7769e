package io.yujian.gateway.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as people see it. Secrets never leave; only whether they are set, with the last characters of the AppSecret
 * so that two can be told apart.
 *
 * @param paused APIs (or, with an empty name, the whole account) that rest because the platform said so
 */
public record AccountView(
        String id,
        String kind,
        String name,
        String appId,
        @Nullable String originalId,
        String secretMasked,
        boolean tokenSet,
        boolean encodingAesKeySet,
        String mode,
        String apiHost,
        boolean enabled,
        String callbackUrl,
        List<Paused> paused) {
    /** @param until ISO-8601; one probe is let through then */
    public record Paused(String api, String reason, String until) {}

    static AccountView of(ChannelAccount a, String callbackUrl, List<Paused> paused) {
        String secret = a.secret();
        return new AccountView(
                Long.toString(a.id()),
                a.kind(),
                a.name(),
                a.appId(),
                a.originalId(),
                secret.length() > 8 ? "****" + secret.substring(secret.length() - 4) : "****",
                !a.token().isEmpty(),
                a.aesKey() != null,
                a.mode().word(),
                a.apiHost(),
                a.enabled(),
                callbackUrl,
                paused);
    }
}
