package io.yujian.gateway.setting;

import io.yujian.platform.database.ModuleMigrations;
import io.yujian.platform.partition.PartitionedTable;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the module's settings and migrations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfiguration {
    @Bean
    ModuleMigrations gatewayMigrations() {
        return new ModuleMigrations("wechat-gateway", 100);
    }

    /** A little longer than a year, so that a campaign can be compared with the last one. */
    @Bean
    PartitionedTable sendLedgerPartitions() {
        return PartitionedTable.of("gw_send", PartitionedTable.Scale.ID, Duration.ofDays(400));
    }
}
