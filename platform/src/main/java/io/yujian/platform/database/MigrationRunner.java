package io.yujian.platform.database;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings the database to this release before anything reads it: every bean that uses the database waits for this one.
 * {@code yujian.migrate=auto} (default) migrates, {@code wait} waits until another process has, {@code off} trusts the
 * operator. Safe when several processes start together: Flyway holds a lock of the server.
 */
@Component
public class MigrationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationRunner.class);

    MigrationRunner(
            DataSource dataSource, List<ModuleMigrations> modules, @Value("${yujian.migrate:auto}") String mode) {
        List<ModuleMigrations> ordered = modules.stream()
                .sorted(Comparator.comparingInt(ModuleMigrations::order))
                .toList();
        switch (mode) {
            case "auto" -> ordered.forEach(module -> migrate(flyway(dataSource, module), module));
            case "wait" -> ordered.forEach(module -> await(flyway(dataSource, module), module));
            case "off" -> LOG.info("migrations are switched off");
            default -> throw new IllegalArgumentException("yujian.migrate is auto, wait or off, not " + mode);
        }
    }

    private static Flyway flyway(DataSource dataSource, ModuleMigrations module) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + module.module())
                .table(module.historyTable())
                // Another module's tables are there already; version 0 lies before every migration of this one.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true)
                .load();
    }

    private static void migrate(Flyway flyway, ModuleMigrations module) {
        var result = flyway.migrate();
        if (result.migrationsExecuted > 0) {
            LOG.info(
                    "migrated module={} to={} steps={}",
                    module.module(),
                    result.targetSchemaVersion,
                    result.migrationsExecuted);
        }
    }

    private static void await(Flyway flyway, ModuleMigrations module) {
        while (flyway.info().pending().length > 0) {
            LOG.info("waiting until another process has migrated module={}", module.module());
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        }
    }
}
