package io.yujian.simulator.settings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to change; absent fields stay. {@code quotas} is merged path by path. Fields as in {@link SettingsValues}. */
public record SettingsChange(
        @Nullable Long tokenSeconds,
        @Nullable Long tokenOverlapSeconds,
        @Nullable WindowRule shortWindow,
        @Nullable WindowRule messageWindow,
        @Nullable Long callbackTimeoutMillis,
        @Nullable Integer callbackAttempts,
        @Nullable Long callbackRetryMillis,
        @Nullable Long outcomeDelayMillis,
        @Nullable Long clientMsgIdSeconds,
        @Nullable Long oauthCodeSeconds,
        @Nullable Boolean enforceQuotas,
        @Nullable Map<String, Long> quotas) {

    SettingsValues on(SettingsValues now) {
        Map<String, Long> merged = new HashMap<>(now.quotas());
        if (quotas != null) {
            merged.putAll(quotas);
        }
        return new SettingsValues(
                or(tokenSeconds, now.tokenSeconds()),
                or(tokenOverlapSeconds, now.tokenOverlapSeconds()),
                shortWindow == null ? now.shortWindow() : shortWindow,
                messageWindow == null ? now.messageWindow() : messageWindow,
                or(callbackTimeoutMillis, now.callbackTimeoutMillis()),
                callbackAttempts == null ? now.callbackAttempts() : callbackAttempts,
                or(callbackRetryMillis, now.callbackRetryMillis()),
                or(outcomeDelayMillis, now.outcomeDelayMillis()),
                or(clientMsgIdSeconds, now.clientMsgIdSeconds()),
                or(oauthCodeSeconds, now.oauthCodeSeconds()),
                enforceQuotas == null ? now.enforceQuotas() : enforceQuotas,
                Map.copyOf(merged));
    }

    private static long or(@Nullable Long given, long now) {
        return given == null ? now : given;
    }
}
