package io.yujian.platform.timer;

import io.yujian.platform.slot.Slots;
import io.yujian.platform.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** SQL of {@code pf_timer}. Every statement goes along the primary key, so it locks the rows it names and no others. */
@Component
public class TimerRows {
    private static final int PER_DELETE = 200;
    private static final Comparator<Timer> BY_KEY = Comparator.comparingInt(Timer::lane)
            .thenComparing(timer -> Slots.of(timer.runId()))
            .thenComparing(Timer::dueAt)
            .thenComparing(Timer::id);

    private final JdbcTemplate jdbc;

    TimerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement: the driver rewrites the batch. Sorted, so that two writers cannot block each other in a circle. */
    void insert(List<Timer> timers) {
        List<Object[]> rows = timers.stream()
                .sorted(BY_KEY)
                .map(timer -> new Object[] {
                    timer.lane(),
                    Slots.of(timer.runId()),
                    UtcTime.of(timer.dueAt()),
                    timer.id(),
                    timer.runId(),
                    timer.waitNo()
                })
                .toList();
        jdbc.batchUpdate("INSERT INTO pf_timer(lane,slot,due_at,id,run_id,wait_no) VALUES (?,?,?,?,?,?)", rows);
    }

    void delete(List<Timer> timers) {
        List<Timer> sorted = timers.stream().sorted(BY_KEY).toList();
        for (int from = 0; from < sorted.size(); from += PER_DELETE) {
            List<Timer> part = sorted.subList(from, Math.min(sorted.size(), from + PER_DELETE));
            StringBuilder sql = new StringBuilder("DELETE FROM pf_timer WHERE ");
            List<Object> values = new ArrayList<>(part.size() * 4);
            for (Timer timer : part) {
                sql.append(values.isEmpty() ? "" : " OR ").append("(lane=? AND slot=? AND due_at=? AND id=?)");
                values.add(timer.lane());
                values.add(Slots.of(timer.runId()));
                values.add(UtcTime.of(timer.dueAt()));
                values.add(timer.id());
            }
            jdbc.update(sql.toString(), values.toArray());
        }
    }

    /** Is anything due? Locks nothing. */
    boolean anyDue(byte lane, Instant from, Instant now) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM pf_timer FORCE INDEX (PRIMARY) WHERE lane=? AND slot IN (" + Slots.listFrom(0)
                                + ") AND due_at BETWEEN ? AND ? LIMIT 1",
                        Integer.class,
                        lane,
                        UtcTime.of(from),
                        UtcTime.of(now))
                .isEmpty();
    }

    /** Locks due timers that nobody else has locked. The order is that of the key: no sorting, no other row locked. */
    List<Timer> claim(byte lane, int firstSlot, Instant from, Instant now, int limit) {
        return jdbc.query(
                "SELECT lane,due_at,id,run_id,wait_no FROM pf_timer FORCE INDEX (PRIMARY) WHERE lane=? AND slot IN ("
                        + Slots.listFrom(firstSlot)
                        + ") AND due_at BETWEEN ? AND ? ORDER BY lane,slot,due_at,id LIMIT ? FOR UPDATE SKIP LOCKED",
                TimerRows::timer,
                lane,
                UtcTime.of(from),
                UtcTime.of(now),
                limit);
    }

    /** Locks this one timer; false when it is gone or someone else has it. */
    boolean claimOne(Timer timer) {
        return !jdbc.queryForList(
                        "SELECT id FROM pf_timer WHERE lane=? AND slot=? AND due_at=? AND id=? FOR UPDATE SKIP LOCKED",
                        Long.class,
                        timer.lane(),
                        Slots.of(timer.runId()),
                        UtcTime.of(timer.dueAt()),
                        timer.id())
                .isEmpty();
    }

    /** Timers that are due and not fired yet, at most this many are counted. */
    public int countDue(Instant now, int limit) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT 1 FROM pf_timer WHERE lane IN (0,1) AND slot IN (" + Slots.listFrom(0)
                        + ") AND due_at<=? LIMIT ?) d",
                Integer.class,
                UtcTime.of(now),
                limit);
        return count == null ? 0 : count;
    }

    private static Timer timer(ResultSet row, int number) throws SQLException {
        return new Timer(
                row.getByte(1),
                UtcTime.toInstant(Objects.requireNonNull(row.getObject(2, LocalDateTime.class))),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5));
    }
}
