package io.yujian.member;

import io.yujian.platform.database.ModuleMigrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform about this module. */
@Configuration(proxyBeanMethods = false)
class MemberCenterConfiguration {
    @Bean
    ModuleMigrations memberCenterMigrations() {
        return new ModuleMigrations("member-center", 200);
    }
}
