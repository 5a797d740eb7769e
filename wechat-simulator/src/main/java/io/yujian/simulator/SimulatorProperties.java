package io.yujian.simulator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is fixed when the process starts; what can change while it runs is in {@code settings.Settings}.
 *
 * @param demo the account that exists from the start
 * @param receivedCapacity how many received messages are kept for listing (the oldest make room)
 * @param callbackCapacity how many emitted callbacks are kept for listing
 * @param exactnessCapacity how many accepted messages the duplicate check remembers
 * @param connectionsPerHost how many connections the emitter opens to one brand server at most
 * @param ioThreads threads that move callback bytes
 */
@ConfigurationProperties("simulator")
public record SimulatorProperties(
        @DefaultValue Demo demo,
        @DefaultValue("50000") int receivedCapacity,
        @DefaultValue("20000") int callbackCapacity,
        @DefaultValue("4000000") int exactnessCapacity,
        @DefaultValue("2048") int connectionsPerHost,
        @DefaultValue("1") int ioThreads) {

    /**
     * @param enabled whether the demo account and its two phones are created
     * @param callbackUrl where its callbacks go; {@code {appId}} is replaced
     */
    public record Demo(
            @DefaultValue("true") boolean enabled,

            @DefaultValue("http://127.0.0.1:8080/wechat/mp/{appId}")
            String callbackUrl) {}
}
