package io.yujian.platform.database;

import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;

/** Tells Spring Boot that MyBatis, JdbcTemplate and the like have to wait for {@link MigrationRunner}. */
class MigrationsFirst implements DatabaseInitializerDetector {
    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
        return Set.of(beanFactory.getBeanNamesForType(MigrationRunner.class, false, false));
    }
}
