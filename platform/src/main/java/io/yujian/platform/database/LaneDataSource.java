package io.yujian.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Gives each thread a connection of its {@link WorkLane}'s pool. */
class LaneDataSource extends AbstractRoutingDataSource implements DisposableBean {
    private final Map<WorkLane, HikariDataSource> pools;

    LaneDataSource(Map<WorkLane, HikariDataSource> pools) {
        this.pools = Map.copyOf(pools);
        setTargetDataSources(new HashMap<>(pools));
        initialize();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return WorkLane.current();
    }

    @Override
    public void destroy() {
        pools.values().forEach(HikariDataSource::close);
    }
}
