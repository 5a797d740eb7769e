package io.yujian.simulator.settings;

import java.util.Map;

/**
 * Numbers of the platform. WeChat changes them several times a year, so none is a constant.
 *
 * @param tokenSeconds life of an access token
 * @param tokenOverlapSeconds how long a classic token outlives the next one
 * @param shortWindow opened by subscribe, scan and click-type menu taps
 * @param messageWindow opened by a message of the fan
 * @param callbackTimeoutMillis how long a callback waits for an answer
 * @param callbackAttempts tries in total
 * @param callbackRetryMillis from the start of one try to the start of the next (a slower try is followed at once)
 * @param outcomeDelayMillis from an accepted template message to its TEMPLATESENDJOBFINISH; negative: never sent
 * @param clientMsgIdSeconds how long a client_msg_id is remembered
 * @param oauthCodeSeconds life of an authorisation code
 * @param enforceQuotas whether daily quotas are held at all
 * @param quotas calls a day by API path
 */
public record SettingsValues(
        long tokenSeconds,
        long tokenOverlapSeconds,
        WindowRule shortWindow,
        WindowRule messageWindow,
        long callbackTimeoutMillis,
        int callbackAttempts,
        long callbackRetryMillis,
        long outcomeDelayMillis,
        long clientMsgIdSeconds,
        long oauthCodeSeconds,
        boolean enforceQuotas,
        Map<String, Long> quotas) {

    /** As published, or as most often quoted. */
    public static SettingsValues defaults() {
        return new SettingsValues(
                7200,
                300,
                new WindowRule(3, 60),
                new WindowRule(5, 48 * 3600),
                5000,
                3,
                5000,
                500,
                600,
                300,
                true,
                Map.ofEntries(
                        Map.entry("/cgi-bin/token", 2000L),
                        Map.entry("/cgi-bin/stable_token", 500_000L),
                        Map.entry("/cgi-bin/menu/create", 1000L),
                        Map.entry("/cgi-bin/menu/get", 10_000L),
                        Map.entry("/cgi-bin/menu/delete", 1000L),
                        Map.entry("/cgi-bin/media/upload", 5000L),
                        Map.entry("/cgi-bin/media/get", 10_000L),
                        Map.entry("/cgi-bin/message/custom/send", 500_000L),
                        Map.entry("/cgi-bin/message/template/send", 100_000L),
                        Map.entry("/cgi-bin/qrcode/create", 100_000L),
                        Map.entry("/cgi-bin/user/get", 500L),
                        Map.entry("/cgi-bin/user/info", 5_000_000L),
                        Map.entry("/cgi-bin/user/info/updateremark", 10_000L)));
    }
}
