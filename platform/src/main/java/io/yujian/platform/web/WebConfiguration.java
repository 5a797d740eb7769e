package io.yujian.platform.web;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** Habits of the HTTP edge that hold in every role. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    /** Words of refusals are Chinese whatever the client's language: clients act on {@code code}, people read Chinese. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.SIMPLIFIED_CHINESE);
    }
}
