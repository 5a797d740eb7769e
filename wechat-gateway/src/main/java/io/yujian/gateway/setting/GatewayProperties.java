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
     * @param calls concurrent calls of lane 0 and of lane 1
     * @param bulkCalls concurrent calls of lane 1
     * @param connections per host
     * @param ratePerSecond calls per account and API, all nodes together
     * @param rates exceptions by API word
     * @param dailyQuota calls per account, API word and day; an API that is not named has none
     * @param unknownsToPause unknowns in a row after which an account's API rests
     * @param restart how long the backlog of a lifted stop takes to reach full speed
     * @param strictCredit subscription notifications need a recorded consent
     */
    public record Sender(
            @DefaultValue("50") int batch,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("10s") Duration callTimeout,
            @DefaultValue("64") int calls,
            @DefaultValue("32") int bulkCalls,
            @DefaultValue("100") int connections,
            @DefaultValue("2000") int ratePerSecond,
            @DefaultValue Map<String, Integer> rates,
            @DefaultValue Map<String, Long> dailyQuota,
            @DefaultValue("10") int unknownsToPause,
            @DefaultValue("60s") Duration restart,
            @DefaultValue("true") boolean strictCredit) {}
}
