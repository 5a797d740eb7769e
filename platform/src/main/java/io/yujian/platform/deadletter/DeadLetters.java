package io.yujian.platform.deadletter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.InboxReplay;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.time.UtcTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of events that could not be handled. Safe on any number of nodes: rows are locked before they change. */
@Component
public class DeadLetters {
    private static final int MAX_ERROR = 2000;

    private final JdbcTemplate jdbc;
    private final InboxReplay inbox;
    private final InstantSource clock;
    private final Counter counter;

    DeadLetters(JdbcTemplate jdbc, InboxReplay inbox, InstantSource clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.clock = clock;
        this.counter = meters.counter("yujian.platform.deadletters");
    }

    /**
     * One event that could not be handled.
     *
     * @param id of the event
     * @param error why, for people
     * @param attempts times it was tried alone; 0 when it could not even be read
     * @param state {@code open}, {@code replayed} or {@code discarded}
     */
    public record DeadLetter(
            long id,
            String source,
            long accountId,
            String sender,
            byte lane,
            Instant createdAt,
            byte[] body,
            String traceId,
            String error,
            int attempts,
            String state,
            Instant deadAt) {}

    /** Keeps the entry; in the transaction that takes it off the waiting list. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bury(StoredEntry stored, String error, int attempts) {
        InboxEntry entry = stored.entry();
        jdbc.update(
                "INSERT INTO pf_dead_letter(id,source,account_id,sender,lane,created_s,body,trace_id,error,attempts,"
                        + "state,dead_at) VALUES (?,?,?,?,?,?,?,?,?,?,'open',?)",
                stored.id(),
                entry.source(),
                entry.accountId(),
                entry.sender().getBytes(StandardCharsets.UTF_8),
                entry.lane(),
                entry.createdAt().getEpochSecond(),
                entry.body(),
                entry.traceId(),
                error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR),
                attempts,
                UtcTime.of(clock.instant()));
        counter.increment();
    }

    /** Newest first, all states, before this id. */
    public List<DeadLetter> list(long beforeId, int limit) {
        return jdbc.query(
                "SELECT * FROM pf_dead_letter WHERE id<? ORDER BY id DESC LIMIT ?",
                DeadLetters::letter,
                beforeId,
                limit);
    }

    public int countOpen() {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM pf_dead_letter WHERE state='open'", Integer.class);
        return count == null ? 0 : count;
    }

    /**
     * Gives open ones to the pipeline again, as new events that are marked late: what came after them has already been
     * handled.
     *
     * @return ids that were open
     */
    @Transactional
    public List<Long> replay(Collection<Long> ids) {
        List<DeadLetter> open = lockOpen(ids);
        inbox.replay(open.stream()
                .map(letter -> new InboxReplay.Late(
                        letter.id(),
                        letter.source(),
                        letter.accountId(),
                        letter.sender(),
                        letter.createdAt(),
                        letter.body(),
                        letter.lane(),
                        letter.traceId()))
                .toList());
        return setState(open, "replayed");
    }

    /** @return ids that were open */
    @Transactional
    public List<Long> discard(Collection<Long> ids) {
        return setState(lockOpen(ids), "discarded");
    }

    private List<DeadLetter> lockOpen(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "SELECT * FROM pf_dead_letter WHERE state='open' AND id IN (" + list(ids) + ") ORDER BY id FOR UPDATE",
                DeadLetters::letter);
    }

    private List<Long> setState(List<DeadLetter> letters, String state) {
        List<Long> ids = letters.stream().map(DeadLetter::id).toList();
        if (!ids.isEmpty()) {
            jdbc.update("UPDATE pf_dead_letter SET state=? WHERE id IN (" + list(ids) + ")", state);
        }
        return ids;
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                text(row, "source"),
                row.getLong("account_id"),
                new String(Objects.requireNonNull(row.getBytes("sender")), StandardCharsets.UTF_8),
                row.getByte("lane"),
                Instant.ofEpochSecond(row.getLong("created_s")),
                Objects.requireNonNull(row.getBytes("body")),
                text(row, "trace_id"),
                text(row, "error"),
                row.getInt("attempts"),
                text(row, "state"),
                UtcTime.toInstant(Objects.requireNonNull(row.getObject("dead_at", LocalDateTime.class))));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
