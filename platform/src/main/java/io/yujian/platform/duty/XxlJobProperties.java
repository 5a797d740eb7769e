package io.yujian.platform.duty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code yujian.xxl-job.*}; without {@code admin-addresses} XXL-JOB is not started at all.
 *
 * @param adminAddresses comma-separated addresses of the admin
 * @param accessToken shared secret of admin and executors; whoever holds it can start duties
 * @param appName executor name as registered in the admin
 * @param address how the admin reaches this process, empty: found by itself
 * @param port that the executor listens on, on all interfaces: keep it inside the private network
 */
@ConfigurationProperties("yujian.xxl-job")
public record XxlJobProperties(
        @DefaultValue("") String adminAddresses,
        @DefaultValue("") String accessToken,
        @DefaultValue("yujian") String appName,
        @DefaultValue("") String address,
        @DefaultValue("9999") int port,
        @DefaultValue("logs/xxl-job") String logPath) {}
