package io.yujian.platform.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The injected clock and the brand's time zone. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    /** Truncated to milliseconds: MySQL would round a finer fraction, MariaDB cut it, and the two would differ. */
    @Bean
    InstantSource instantSource() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The zone in which operators think: birthdays, quiet hours, schedules of duties. */
    @Bean
    ZoneId brandZone(@Value("${yujian.zone:Asia/Shanghai}") String zone) {
        return ZoneId.of(zone);
    }
}
