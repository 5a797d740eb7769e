package io.yujian.platform.database;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements that are sent, per {@link WorkLane}, without looking into them; a rewritten batch is one.
 * Transaction control is not counted. Made by the driver, once per connection, hence the static counters.
 */
public class StatementCounter implements QueryInterceptor {
    private static final Map<WorkLane, LongAdder> COUNTS = new EnumMap<>(WorkLane.class);

    private static final ThreadLocal<long[]> OF_THREAD = ThreadLocal.withInitial(() -> new long[1]);

    static {
        for (WorkLane lane : WorkLane.values()) {
            COUNTS.put(lane, new LongAdder());
        }
    }

    /** Statements of one lane since the process started. */
    public static long count(WorkLane lane) {
        LongAdder adder = COUNTS.get(lane);
        return adder == null ? 0 : adder.sum();
    }

    /** Statements that the calling thread has sent, on any lane; what other threads do meanwhile does not count. */
    public static long countOfThread() {
        return OF_THREAD.get()[0];
    }

    static void bindTo(MeterRegistry registry) {
        COUNTS.forEach(
                (lane, adder) -> FunctionCounter.builder("yujian.platform.statements", adder, LongAdder::doubleValue)
                        .description("SQL statements sent to the database")
                        .tag("lane", lane.name().toLowerCase(java.util.Locale.ROOT))
                        .register(registry));
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query intercepted) {
        if (intercepted != null) {
            LongAdder adder = COUNTS.get(WorkLane.current());
            if (adder != null) {
                adder.increment();
            }
            OF_THREAD.get()[0]++;
        }
        return null;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return true;
    }

    @Override
    public void destroy() {}

    @Override
    public <T extends Resultset> @Nullable T postProcess(
            Supplier<String> sql, Query intercepted, T original, ServerSession session) {
        return null;
    }
}
