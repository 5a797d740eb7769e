package io.yujian.journey;

import io.yujian.platform.database.ModuleMigrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform about this module. */
@Configuration(proxyBeanMethods = false)
class JourneyConfiguration {
    @Bean
    ModuleMigrations journeyServiceMigrations() {
        return new ModuleMigrations("journey-service", 400);
    }
}
