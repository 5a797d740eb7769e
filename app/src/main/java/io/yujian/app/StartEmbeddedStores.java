package io.yujian.app;

import io.yujian.embedded.EmbeddedStores;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the embedded MariaDB and Redis before the application, unless a database is configured. They stop after
 * everything that uses them has stopped.
 */
class StartEmbeddedStores implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")
                || !environment.getProperty("yujian.embedded.enabled", Boolean.class, true)) {
            return;
        }
        Path dataDir = Path.of(environment.getProperty("yujian.embedded.data-dir", ".yujian"))
                .toAbsolutePath();
        int bufferPool = environment.getProperty("yujian.embedded.buffer-pool-mb", Integer.class, 256);
        EmbeddedStores stores = EmbeddedStores.start(dataDir, bufferPool);
        SpringApplication.getShutdownHandlers().add(stores::close);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embeddedStores",
                        Map.of(
                                "spring.datasource.url", stores.mariaDb().jdbcUrl("yujian"),
                                "spring.datasource.username", stores.mariaDb().user(),
                                "spring.datasource.password", stores.mariaDb().password(),
                                "yujian.redis.address", stores.redis().address(),
                                "yujian.redis.password", stores.redis().password())));
    }
}
