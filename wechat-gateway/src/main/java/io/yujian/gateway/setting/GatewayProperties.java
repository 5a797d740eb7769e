package io.yujian.gateway.setting;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything about WeChat that is a number. The defaults are what was published; they change several times a year and
 * differ between accounts, so none of them is a constant.
 *
 * @param callback limits of what comes in
 * @param window what opens a customer-service window, for how long and for how many messages
 * @param sender how sending is done
 */
@ConfigurationProperties("yujian.gateway")
public record GatewayProperties(
        @DefaultValue Callback callback,
        @DefaultValue Window window,
        @DefaultValue Sender sender) {
    /**
     * @param freshness how far a signed timestamp may be from now; retries come within a quarter of a minute
     * @param maxBytes larger bodies are refused
     */
    public record Callback(
            @DefaultValue("5m") Duration freshness,
            @DefaultValue("131072") int maxBytes) {}

    /** Length and number of messages per trigger, as of the roll-out of 2023-06-12. */
    public record Window(
            @DefaultValue("48h") Duration message,
            @DefaultValue("5") int messageCount,
            @DefaultValue("1m") Duration tap,
            @DefaultValue("3") int tapCount,
            @DefaultValue("1m") Duration follow,
            @DefaultValue("3") int followCount,
            @DefaultValue("1m") Duration scan,
            @DefaultValue("3") int scanCount) {}

    /**
     * @param batch most messages taken in one claim
     * @param lease of a claim; another node takes over after it
     * @param callTimeout of one call, from connection to last byte
     * @param calls most messages of lane 0 in flight per process, from their claim until their result is on disk: no
     *     crash can leave more than these unknown
     * @param bulkCalls the same for lane 1
     * @param connections per host
     * @param ratePerSecond calls per account and API, all nodes together
     * @param rates exceptions by API word
     * @param dailyQuota calls per account, API word and day; an API that is not named has none
     * @param accountPause how long an account rests whose credentials were refused
     * @param apiPause how long an API rests whose quota is used up
     * @param barredPause how long an API rests that the account may not use
     * @param unknownsToPause unknowns in a row after which an account's API rests
     * @param unknownsPause how long it rests then
     * @param restart how long the backlog of a lifted stop takes to reach full speed
     * @param strictCredit subscription notifications need a recorded consent
     */
    public record Sender(
            @DefaultValue("100") int batch,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("10s") Duration callTimeout,
            @DefaultValue("128") int calls,
            @DefaultValue("48") int bulkCalls,
            @DefaultValue("200") int connections,
            @DefaultValue("2000") int ratePerSecond,
            @DefaultValue Map<String, Integer> rates,
            @DefaultValue Map<String, Long> dailyQuota,
            @DefaultValue("30s") Duration accountPause,
            @DefaultValue("60s") Duration apiPause,
            @DefaultValue("10m") Duration barredPause,
            @DefaultValue("10") int unknownsToPause,
            @DefaultValue("15s") Duration unknownsPause,
            @DefaultValue("60s") Duration restart,
            @DefaultValue("true") boolean strictCredit) {}
}
