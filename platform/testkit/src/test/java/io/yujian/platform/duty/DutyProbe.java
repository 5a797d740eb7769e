package io.yujian.platform.duty;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs a duty as several nodes would. */
@TestConfiguration(proxyBeanMethods = false)
public class DutyProbe {
    private final JdbcTemplate jdbc;
    private final DatabaseClock clock;
    private final InstantSource instants;

    DutyProbe(JdbcTemplate jdbc, DatabaseClock clock, InstantSource instants) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.instants = instants;
    }

    private record TestDuty(String name, Runnable work) implements Duty {
        @Override
        public String cron() {
            return "0 0 3 * * *";
        }

        @Override
        public void run() {
            work.run();
        }
    }

    private DutyRunner runner(String node) {
        DutyLease lease = new DutyLease(jdbc, clock, instants, new NodeLease(jdbc, clock, "all", node));
        lease.register("test-duty");
        lease.register("failing-duty");
        return new DutyRunner(lease, new SimpleMeterRegistry());
    }

    /** How often it ran. */
    public int runFromFourNodesAt(Instant planned) {
        AtomicInteger runs = new AtomicInteger();
        TestDuty duty = new TestDuty("test-duty", runs::incrementAndGet);
        IntStream.range(0, 4).parallel().forEach(n -> {
            DutyRunner runner = runner("duty-" + n);
            runner.run(duty, planned);
            runner.destroy();
        });
        return runs.get();
    }

    /** What is written down of the failure; the lease is free again. */
    public String runFailing(Instant planned) {
        DutyRunner runner = runner("duty-f");
        runner.run(
                new TestDuty("failing-duty", () -> {
                    throw new IllegalStateException("it broke");
                }),
                planned);
        runner.destroy();
        return jdbc.queryForObject(
                "SELECT error FROM pf_duty WHERE name='failing-duty' AND lease_until=0", String.class);
    }
}
