package io.yujian.journey.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepRuns how long the story of a run is kept after its end; at least 91 days, because orders are attributed to
 *     entries of the last 90 days
 */
@ConfigurationProperties("yujian.journey")
record RetentionProperties(@DefaultValue("P400D") Duration keepRuns) {
    private static final Duration LEAST = Duration.ofDays(91);

    RetentionProperties {
        if (keepRuns.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("yujian.journey.keep-runs must be at least P91D, but is " + keepRuns);
        }
    }
}
