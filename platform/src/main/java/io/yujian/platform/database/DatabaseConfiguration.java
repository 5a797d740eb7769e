package io.yujian.platform.database;

import com.baomidou.mybatisplus.core.incrementer.IdentifierGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.yujian.platform.id.Ids;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The product's one database, reached through one pool per {@link WorkLane}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseProperties.class, DataSourceProperties.class})
class DatabaseConfiguration {
    /** Below this much connection life MySQL's and proxies' idle limits are never met. */
    private static final long MAX_LIFETIME_MS = 25 * 60_000L;

    @Bean
    DataSource dataSource(
            DataSourceProperties address, DatabaseProperties properties, ObjectProvider<MeterRegistry> meters) {
        Map<WorkLane, HikariDataSource> pools = new EnumMap<>(WorkLane.class);
        for (WorkLane lane : WorkLane.values()) {
            pools.put(lane, new HikariDataSource(pool(lane, address, properties)));
        }
        return new LaneDataSource(pools);
    }

    @Bean
    MeterBinder statementMeter() {
        return StatementCounter::bindTo;
    }

    @Bean
    ModuleMigrations platformMigrations() {
        return new ModuleMigrations("platform", Ordered.HIGHEST_PRECEDENCE);
    }

    /** Should anyone use MyBatis-Plus' ASSIGN_ID, it must not fall back to ids made of MAC address and process id. */
    @Bean
    IdentifierGenerator identifierGenerator(ObjectProvider<Ids> ids) {
        return entity -> ids.getObject().next();
    }

    private static HikariConfig pool(WorkLane lane, DataSourceProperties address, DatabaseProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("yujian-" + lane.name().toLowerCase(java.util.Locale.ROOT));
        config.setJdbcUrl(address.determineUrl());
        config.setUsername(address.determineUsername());
        config.setPassword(address.determinePassword());
        config.setMaximumPoolSize(properties.connections(lane));
        config.setMinimumIdle(lane == WorkLane.TRIGGERED ? properties.connections(lane) : 1);
        config.setConnectionTimeout(properties.connectionTimeout().toMillis());
        config.setMaxLifetime(MAX_LIFETIME_MS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        driver(config);
        // Else an untouched duplicate counts as a row, and fenced updates elsewhere rest on just that.
        // Works in transactions only, so neither is switched back and forth around each.
        config.setAutoCommit(lane != WorkLane.INBOX);
        config.addDataSourceProperty("useAffectedRows", Boolean.toString(lane == WorkLane.INBOX));
        return config;
    }

    private static void driver(HikariConfig config) {
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        config.addDataSourceProperty("characterEncoding", "UTF-8");
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("prepStmtCacheSize", "250");
        config.addDataSourceProperty("prepStmtCacheSqlLimit", "8192");
        config.addDataSourceProperty("useLocalSessionState", "true");
        config.addDataSourceProperty("cacheServerConfiguration", "true");
        config.addDataSourceProperty("elideSetAutoCommits", "true");
        config.addDataSourceProperty("maintainTimeStats", "false");
        config.addDataSourceProperty("connectTimeout", "3000");
        // A statement that hangs longer than this hangs on a database that is gone.
        config.addDataSourceProperty("socketTimeout", "30000");
        config.addDataSourceProperty("sessionVariables", "innodb_lock_wait_timeout=3");
        config.addDataSourceProperty("queryInterceptors", StatementCounter.class.getName());
    }
}
