package io.yujian.member;

import io.yujian.platform.database.ModuleMigrations;
import io.yujian.platform.partition.PartitionedTable;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform about this module. */
@Configuration(proxyBeanMethods = false)
class MemberCenterConfiguration {
    @Bean
    ModuleMigrations memberCenterMigrations() {
        return new ModuleMigrations("member-center", 200);
    }

    /** @param days how long a customer's timeline is kept */
    @Bean
    PartitionedTable timelinePartitions(@Value("${yujian.member.timeline-days:400}") int days) {
        return PartitionedTable.of("mb_event", PartitionedTable.Scale.ID, Duration.ofDays(days));
    }
}
