package io.yujian.journey;

import io.yujian.platform.database.ModuleMigrations;
import io.yujian.platform.partition.PartitionedTable;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform about this module. */
@Configuration(proxyBeanMethods = false)
class JourneyConfiguration {
    @Bean
    ModuleMigrations journeyServiceMigrations() {
        return new ModuleMigrations("journey-service", 400);
    }

    /** What operators ask about is younger. */
    @Bean
    PartitionedTable whyPartitions() {
        return PartitionedTable.of("jn_why", PartitionedTable.Scale.ID, Duration.ofDays(90));
    }

    /** Kept for ever: a run that waits for a year must not lose the beginning of its story. */
    @Bean
    PartitionedTable stepPartitions() {
        return PartitionedTable.of("jn_step", PartitionedTable.Scale.ID, null);
    }
}
