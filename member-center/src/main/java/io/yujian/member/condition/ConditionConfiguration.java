package io.yujian.member.condition;

import io.yujian.member.ConditionType;
import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.extension.Extensions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the conditions of all modules. */
@Configuration(proxyBeanMethods = false)
class ConditionConfiguration {
    @Bean
    Extensions<ConditionType<?>> conditionExtensions(ExtensionRegistry registry, List<ConditionType<?>> found) {
        return registry.register("condition", found);
    }
}
