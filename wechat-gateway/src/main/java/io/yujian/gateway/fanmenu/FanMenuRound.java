package io.yujian.gateway.fanmenu;

import io.yujian.gateway.FanMenus.State;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.fanmenu.FanMenuRows.End;
import io.yujian.gateway.fanmenu.FanMenuRows.Fan;
import io.yujian.gateway.fanmenu.FanMenuRows.Open;
import io.yujian.gateway.fanmenu.FanMenuRows.Row;
import io.yujian.gateway.stop.Stops;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.outbox.Outbox;
import io.yujian.platform.outbox.OutboxClaim;
import io.yujian.platform.outbox.OutboxItem;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One claim of due wishes: taken in one transaction, done outside of any, written in a second one. Wishes for one fan come
 * true in the order in which they were made: a later one ends those that have not begun, and waits for one that may be
 * under way. What a lost process had in hand is taken over under new tickets and done again, which harms nobody.
 */
@Component
class FanMenuRound {
    static final int MOST_TRIES = 10;
    /** Ten calls of fifty fans. */
    private static final int BATCH = 10 * TagFans.LARGEST_BATCH;
    /** Longer than the calls of a batch take when each waits for its rate; a batch that takes longer is done again. */
    private static final Duration LEASE = Duration.ofSeconds(120);

    private static final Duration OTHER_FIRST = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Logger log = LoggerFactory.getLogger(FanMenuRound.class);

    private final Outbox outbox;
    private final FanMenuRows rows;
    private final TagFans tagFans;
    private final Stops stops;
    private final Timers timers;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;

    FanMenuRound(
            Outbox outbox,
            FanMenuRows rows,
            TagFans tagFans,
            Stops stops,
            Timers timers,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock) {
        this.outbox = outbox;
        this.rows = rows;
        this.tagFans = tagFans;
        this.stops = stops;
        this.timers = timers;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param ends of wishes that need no call */
    private record Taken(OutboxClaim claim, List<Row> wishes, List<End> ends) {}

    /** @return false when nothing was due, or nothing may be done */
    boolean work(byte lane) {
        Optional<Taken> taken = transactions.get(() -> stops.read().everything()
                ? Optional.<Taken>empty()
                : outbox.claim(OutboxItem.KIND_FAN_MENU, lane, BATCH, LEASE).map(claim -> sorted(claim, valid(claim))));
        taken.ifPresent(this::finish);
        return taken.isPresent();
    }

    /** @return false when no process was lost */
    boolean takeOver() {
        Optional<Taken> taken = transactions.get(
                () -> outbox.takeOver(OutboxItem.KIND_FAN_MENU, LEASE).map(claim -> sorted(claim, renewed(claim))));
        taken.ifPresent(lost -> {
            log.warn(
                    "took over menus of fans from a worker that is gone; they are set again: fans={}",
                    lost.wishes().size());
            finish(lost);
        });
        return taken.isPresent();
    }

    /** Rows whose one valid item is here; anything else is a left-over of a second plan. */
    private List<Row> valid(OutboxClaim claim) {
        Set<Long> tickets = tickets(claim);
        return rows.find(keys(claim)).stream()
                .filter(row -> row.state() == State.PLANNED && tickets.contains(row.ticket()))
                .toList();
    }

    private List<Row> renewed(OutboxClaim claim) {
        Set<Long> tickets = tickets(claim);
        List<Row> again = new ArrayList<>();
        for (Row row : rows.lockPlanned(keys(claim))) {
            if (tickets.contains(row.ticket())) {
                long ticket = ids.next();
                rows.ticket(row.key(), ticket);
                again.add(row.withTicket(ticket));
            }
        }
        return again;
    }

    private static SortedSet<SendKey> keys(OutboxClaim claim) {
        SortedSet<SendKey> keys = new TreeSet<>(FanMenuRows.ORDER);
        claim.items().forEach(item -> keys.add(FanMenuRows.ofRef(item.ref())));
        return keys;
    }

    private static Set<Long> tickets(OutboxClaim claim) {
        Set<Long> tickets = new HashSet<>();
        claim.items().forEach(item -> tickets.add(item.id()));
        return tickets;
    }

    /** Leaves out what a later wish for the same fan stands for, and what has to let an earlier one finish. */
    private Taken sorted(OutboxClaim claim, List<Row> mine) {
        List<Row> wishes = new ArrayList<>();
        List<End> ends = new ArrayList<>();
        Map<Fan, List<Open>> open = new HashMap<>();
        Set<SendKey> here = new HashSet<>();
        Set<Fan> fans = new HashSet<>();
        mine.forEach(row -> {
            here.add(row.key());
            fans.add(row.fan());
        });
        if (!fans.isEmpty()) {
            rows.openOf(fans)
                    .forEach(o -> open.computeIfAbsent(o.fan(), f -> new ArrayList<>())
                            .add(o));
        }
        Instant now = clock.instant();
        for (Row row : mine) {
            List<Open> others = open.getOrDefault(row.fan(), List.of());
            if (others.stream().anyMatch(o -> o.seq() > row.seq())) {
                ends.add(new End(row, State.OVERTAKEN, "overtaken", null, false));
            } else if (others.stream().anyMatch(o -> o.seq() < row.seq() && !here.contains(o.key()))) {
                ends.add(new End(row, State.PLANNED, "other-first", now.plus(OTHER_FIRST), false));
            } else if (now.isAfter(row.giveUpAt())) {
                ends.add(new End(row, State.GIVEN_UP, row.reason() == null ? "late" : row.reason(), null, false));
            } else {
                wishes.add(row);
            }
        }
        return new Taken(claim, wishes, ends);
    }

    private void finish(Taken taken) {
        Map<Row, TagFans.Result> results = tagFans.apply(taken.wishes());
        List<End> ends = new ArrayList<>(taken.ends());
        Instant now = clock.instant();
        for (Row row : taken.wishes()) {
            ends.add(end(row, results.get(row), now));
        }
        transactions.run(() -> record(taken.claim(), ends, now));
    }

    private static End end(Row row, TagFans.@Nullable Result result, Instant now) {
        if (result == null) {
            throw new IllegalStateException("a wish without a result: " + row.key());
        }
        if (result.state() != State.PLANNED) {
            return new End(row, result.state(), result.reason(), null, result.tried());
        }
        Duration after = result.after() == null ? pause(row.attempts()) : result.after();
        Instant next = now.plus(after);
        boolean over = next.isAfter(row.giveUpAt()) || result.tried() && row.attempts() + 1 >= MOST_TRIES;
        return over
                ? new End(row, State.GIVEN_UP, result.reason(), null, result.tried())
                : new End(row, State.PLANNED, result.reason(), next, result.tried());
    }

    private void record(OutboxClaim claim, List<End> ends, Instant now) {
        Map<SendKey, Long> mine = new HashMap<>();
        if (!ends.isEmpty()) {
            SortedSet<SendKey> keys = new TreeSet<>(FanMenuRows.ORDER);
            ends.forEach(end -> keys.add(end.row().key()));
            rows.lockPlanned(keys).forEach(row -> mine.put(row.key(), row.ticket()));
        }
        List<End> valid = new ArrayList<>();
        List<OutboxItem> again = new ArrayList<>();
        List<Timer> wakes = new ArrayList<>();
        for (End end : ends) {
            Row row = end.row();
            Long ticket = mine.get(row.key());
            if (ticket == null || ticket != row.ticket()) {
                continue; // overtaken by another process; its result counts
            }
            valid.add(end);
            if (end.nextAt() != null) {
                again.add(FanMenuWishes.item(row, end.nextAt()));
            } else if (row.wakeNo() != 0) {
                wakes.add(new Timer(row.lane(), now, ids.next(), row.key().sourceId(), row.wakeNo()));
            }
        }
        if (!valid.isEmpty()) {
            rows.record(valid, now);
        }
        outbox.add(again);
        if (!wakes.isEmpty()) {
            timers.schedule(wakes);
        }
        outbox.settle(claim);
    }

    /** Two seconds, then twice as long each time. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
