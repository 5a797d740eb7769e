package io.yujian.gateway.setting;

import io.yujian.platform.database.ModuleMigrations;
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
}
