package io.yujian.platform.partition;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.duty.Duty;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps partitions of all {@link PartitionedTable}s: at start and each night makes those of the days ahead and drops
 * those whose time is over. Several processes may do it at once: a lock of the server lets one through.
 */
@Component
class PartitionKeeper implements Duty, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final Duration LATE_ARRIVALS = Duration.ofDays(2);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'p'yyyyMMdd");

    private final JdbcTemplate jdbc;
    private final List<PartitionedTable> tables;
    private final InstantSource clock;
    private final int daysAhead;
    private volatile int overflowing;
    private volatile boolean started;

    PartitionKeeper(
            JdbcTemplate jdbc,
            ObjectProvider<PartitionedTable> tables,
            InstantSource clock,
            MeterRegistry meters,
            @Value("${yujian.partitions.days-ahead:14}") int daysAhead) {
        this.jdbc = jdbc;
        this.tables = tables.stream().toList();
        this.clock = clock;
        this.daysAhead = daysAhead;
        Gauge.builder("yujian.platform.partitions.overflowing", this, keeper -> keeper.overflowing)
                .description("tables with rows beyond their last day: must be 0")
                .register(meters);
    }

    /** @param bound values of the partition are less than this; {@link Long#MAX_VALUE} for the last */
    private record Partition(String name, long bound) {}

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public String cron() {
        return "0 10 3 * * *";
    }

    @Override
    public void run() {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            underLock(connection);
            return true;
        });
        overflowing = (int) tables.stream().filter(this::hasOverflow).count();
    }

    private void underLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION lock_wait_timeout=5");
            statement.execute("SELECT GET_LOCK(CONCAT('yujian-partitions-', LEFT(SHA2(DATABASE(), 256), 16)),60)");
            try {
                for (PartitionedTable table : tables) {
                    keep(statement, table);
                }
            } finally {
                statement.execute("SELECT RELEASE_LOCK(CONCAT('yujian-partitions-', LEFT(SHA2(DATABASE(), 256), 16)))");
                statement.execute("SET SESSION lock_wait_timeout=DEFAULT");
            }
        }
    }

    private void keep(Statement statement, PartitionedTable table) throws SQLException {
        List<Partition> existing = partitions(statement, table.table());
        if (existing.isEmpty()) {
            throw new IllegalStateException("table is not partitioned: " + table.table());
        }
        long last = existing.stream()
                .mapToLong(Partition::bound)
                .filter(bound -> bound != Long.MAX_VALUE)
                .max()
                .orElse(Long.MIN_VALUE);
        List<String> fresh = missing(table, last);
        if (!fresh.isEmpty()) {
            fresh.add("PARTITION p_max VALUES LESS THAN MAXVALUE");
            statement.execute("ALTER TABLE " + table.table() + " REORGANIZE PARTITION p_max INTO ("
                    + String.join(",", fresh) + ")");
            LOG.info("made {} partitions of {}", fresh.size() - 1, table.table());
        }
        drop(statement, table, existing);
    }

    private List<String> missing(PartitionedTable table, long last) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> fresh = new ArrayList<>();
        for (LocalDate day = today.minusDays(LATE_ARRIVALS.toDays());
                !day.isAfter(today.plusDays(daysAhead));
                day = day.plusDays(1)) {
            long bound = table.scale()
                    .at(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            if (bound > last) {
                fresh.add("PARTITION " + day.format(NAME) + " VALUES LESS THAN (" + bound + ")");
            }
        }
        return fresh;
    }

    private void drop(Statement statement, PartitionedTable table, List<Partition> existing) throws SQLException {
        Duration retention = table.retention();
        if (retention == null) {
            return;
        }
        Instant until = clock.instant().minus(retention);
        long bound = table.scale().at(until);
        List<String> old = existing.stream()
                .filter(partition ->
                        partition.bound() <= bound && !partition.name().equals("p_min"))
                .map(Partition::name)
                .toList();
        if (!old.isEmpty() && table.mayDrop(until)) {
            statement.execute("ALTER TABLE " + table.table() + " DROP PARTITION " + String.join(",", old));
            LOG.info("dropped partitions of {}: {}", table.table(), old);
        }
    }

    private static List<Partition> partitions(Statement statement, String table) throws SQLException {
        List<Partition> found = new ArrayList<>();
        try (var rows = statement.executeQuery("SELECT PARTITION_NAME, PARTITION_DESCRIPTION FROM"
                + " INFORMATION_SCHEMA.PARTITIONS WHERE TABLE_SCHEMA=DATABASE() AND TABLE_NAME='" + table
                + "' AND PARTITION_NAME IS NOT NULL ORDER BY PARTITION_ORDINAL_POSITION")) {
            while (rows.next()) {
                String bound = Objects.requireNonNull(rows.getString(2));
                found.add(new Partition(
                        Objects.requireNonNull(rows.getString(1)),
                        bound.equals("MAXVALUE") ? Long.MAX_VALUE : Long.parseLong(bound)));
            }
        }
        return found;
    }

    private boolean hasOverflow(PartitionedTable table) {
        boolean rows = !jdbc.queryForList(
                        "SELECT 1 FROM " + table.table() + " PARTITION (p_max) LIMIT 1", Integer.class)
                .isEmpty();
        if (rows) {
            LOG.error(
                    "rows lie beyond the last partition of {}: a sender's clock is ahead, or this duty has not run",
                    table.table());
        }
        return rows;
    }

    @Override
    public void start() {
        run();
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Before anything is stored. */
    @Override
    public int getPhase() {
        return 10;
    }
}
