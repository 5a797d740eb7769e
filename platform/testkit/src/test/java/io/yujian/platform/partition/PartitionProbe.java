package io.yujian.platform.partition;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A partitioned table of its own, kept at chosen times. */
@TestConfiguration(proxyBeanMethods = false)
public class PartitionProbe {
    private final JdbcTemplate jdbc;

    PartitionProbe(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void makeTable() {
        jdbc.execute("CREATE TABLE t_parts (id BIGINT NOT NULL, PRIMARY KEY (id)) ENGINE=InnoDB PARTITION BY RANGE (id)"
                + " (PARTITION p_min VALUES LESS THAN (0), PARTITION p_max VALUES LESS THAN MAXVALUE)");
    }

    public void keepAt(Instant now) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("t", PartitionedTable.of("t_parts", PartitionedTable.Scale.ID, Duration.ofDays(7)));
        new PartitionKeeper(
                        jdbc, beans.getBeanProvider(PartitionedTable.class), () -> now, new SimpleMeterRegistry(), 2)
                .run();
    }

    public void insert(Instant... times) {
        for (Instant time : times) {
            jdbc.update("INSERT INTO t_parts VALUES (?)", PartitionedTable.Scale.ID.at(time) + 5);
        }
    }

    public int rows() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM t_parts", Integer.class);
    }

    public List<String> names() {
        return jdbc.queryForList(
                "SELECT PARTITION_NAME FROM INFORMATION_SCHEMA.PARTITIONS WHERE TABLE_SCHEMA=DATABASE() AND"
                        + " TABLE_NAME='t_parts' ORDER BY PARTITION_ORDINAL_POSITION",
                String.class);
    }
}
