package io.yujian.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives the context of each {@link ModuleTest} class an empty schema of its own. */
class FreshSchema implements ContextCustomizerFactory {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        Class<?> outermost = testClass;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        ModuleTest annotation = AnnotatedElementUtils.findMergedAnnotation(outermost, ModuleTest.class);
        return annotation == null ? null : new Customizer(outermost, annotation.redis());
    }

    /** Equal for one test class (its nested classes included), so Spring keeps one context for it. */
    record Customizer(Class<?> testClass, boolean redis) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            TestDatabase database = TestDatabase.shared();
            String schema = "t" + NUMBER.incrementAndGet() + "_"
                    + testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            database.recreate(schema);
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource(
                    "testDatabase",
                    Map.of(
                            "spring.datasource.url",
                            database.url(schema),
                            "spring.datasource.username",
                            database.user(),
                            "spring.datasource.password",
                            database.password(),
                            "yujian.embedded.enabled",
                            "false",
                            "yujian.partitions.days-ahead",
                            "1",
                            "yujian.test.schema",
                            schema)));
            if (redis) {
                sources.addFirst(new MapPropertySource(
                        "testRedis",
                        Map.of(
                                "yujian.redis.address", TestRedis.shared().address(),
                                "yujian.redis.password", TestRedis.shared().password())));
            }
        }
    }
}
