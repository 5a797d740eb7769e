package io.yujian.testkit;

import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/**
 * All product beans of the class path. Not a {@code @Configuration}, or the product itself would find it by scanning
 * when the test kit is on its class path.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "io.yujian")
@ComponentScan(
        basePackages = "io.yujian",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.yujian\\.app\\.YujianApplication"),
        })
public class TestApplication {
    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }
}
