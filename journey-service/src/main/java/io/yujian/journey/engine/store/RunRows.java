package io.yujian.journey.engine.store;

import io.yujian.journey.engine.store.RunMapper.CountRow;
import io.yujian.journey.engine.store.RunMapper.StepRow;
import io.yujian.platform.database.Many;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What every step of a run writes, each statement one for any number of rows. Plain JDBC: a mapper's {@code foreach}
 * parses each value of each row anew.
 */
@Component
class RunRows {
    private static final String COLUMNS = "id,journey_id,version,customer_id,identity_id,account_id,recipient,lane,"
            + "trace_id,caused_at,entered_at,state,node,wait_no,timer_due,timer_id,since,reason,moves,memory,trail,run_key";

    private final JdbcTemplate jdbc;

    RunRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** New and changed runs in one statement; a changed one keeps what never changes and its first story. */
    void write(List<RunRow> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size() * 22);
        for (RunRow r : rows) {
            values.add(r.id());
            values.add(r.journeyId());
            values.add(r.version());
            values.add(r.customerId());
            values.add(r.identityId());
            values.add(r.accountId());
            values.add(r.recipient());
            values.add(r.lane());
            values.add(r.traceId());
            values.add(r.causedAt());
            values.add(r.enteredAt());
            values.add(r.state());
            values.add(r.node());
            values.add(r.waitNo());
            values.add(r.timerDue());
            values.add(r.timerId());
            values.add(r.since());
            values.add(r.reason());
            values.add(r.moves());
            values.add(r.memory());
            values.add(r.trail());
            values.add(r.runKey());
        }
        jdbc.update(
                "INSERT INTO jn_run(" + COLUMNS + ") VALUES " + Many.of(Many.row(22), ",", rows.size())
                        + " ON DUPLICATE KEY UPDATE version=VALUES(version),state=VALUES(state),node=VALUES(node),wait_no=VALUES(wait_no),"
                        + "timer_due=VALUES(timer_due),timer_id=VALUES(timer_id),since=VALUES(since),"
                        + "reason=VALUES(reason),moves=VALUES(moves),memory=VALUES(memory)",
                values.toArray());
    }

    /** Runs that are in none of the numbers; there are few. */
    void addTests(List<RunRow> rows) {
        List<Object> values = new ArrayList<>(rows.size() * 3);
        for (RunRow r : rows) {
            values.add(r.journeyId());
            values.add(r.id());
            values.add(r.enteredAt());
        }
        jdbc.update(
                "INSERT INTO jn_test_run(journey_id,run_id,entered_at) VALUES "
                        + Many.of(Many.row(3), ",", rows.size()),
                values.toArray());
    }

    void addSteps(List<StepRow> rows) {
        List<Object> values = new ArrayList<>(rows.size() * 4);
        for (StepRow r : rows) {
            values.add(r.runId());
            values.add(r.seq());
            values.add(r.at());
            values.add(r.trail());
        }
        jdbc.update(
                "INSERT INTO jn_step(run_id,seq,at,trail) VALUES " + Many.of(Many.row(4), ",", rows.size()),
                values.toArray());
    }

    /** Sorted by key, last statement of its transaction: no two writers can lock the same counters in another order. */
    void addCounts(List<CountRow> rows) {
        List<Object> values = new ArrayList<>(rows.size() * 7);
        for (CountRow r : rows) {
            values.add(r.journeyId());
            values.add(r.version());
            values.add(r.node());
            values.add(r.kind());
            values.add(r.hour());
            values.add(r.slot());
            values.add(r.n());
        }
        jdbc.update(
                "INSERT INTO jn_count(journey_id,version,node,kind,hour,slot,n) VALUES "
                        + Many.of(Many.row(7), ",", rows.size()) + " ON DUPLICATE KEY UPDATE n=n+VALUES(n)",
                values.toArray());
    }
}
