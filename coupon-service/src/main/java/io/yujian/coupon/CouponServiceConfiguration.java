package io.yujian.coupon;

import io.yujian.platform.database.ModuleMigrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform about this module. */
@Configuration(proxyBeanMethods = false)
class CouponServiceConfiguration {
    @Bean
    ModuleMigrations couponServiceMigrations() {
        return new ModuleMigrations("coupon-service", 300);
    }
}
