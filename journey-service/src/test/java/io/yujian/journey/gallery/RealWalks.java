package io.yujian.journey.gallery;

import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendState;
import io.yujian.journey.engine.RunTimers;
import io.yujian.journey.gallery.GalleryEntry.Walk;
import io.yujian.journey.gallery.GalleryEntry.Walk.Past;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.real.RecordingLedger;
import io.yujian.journey.real.Street;
import io.yujian.journey.rehearse.TryRequest.InventedPerson;
import io.yujian.journey.rehearse.TryRequest.TryAct;
import io.yujian.journey.wave.RunWaves;
import io.yujian.member.Attributes;
import io.yujian.member.Attributes.AttributeChange;
import io.yujian.member.BusinessEvents;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.Tags;
import io.yujian.member.Tags.TagChange;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Walks with real customers on the database: sets enter by waves, timers fire in their order, and every message is
 * settled as the walk says. The workers of sets and timers must be off.
 */
@Component
class RealWalks {
    private static final long ACCOUNT = 71;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private final Street street;
    private final RecordingLedger ledger;
    private final RunWaves waves;
    private final RunTimers runTimers;
    private final RunReading reading;
    private final Timers timers;
    private final Ids ids;
    private final Customers customers;
    private final Tags tags;
    private final Attributes attributes;
    private final TransactionRetry transactions;
    private final JdbcTemplate jdbc;
    private final SettableClock clock;
    private final Set<SendKey> settled = new HashSet<>();
    private SendState outcome = SendState.SENT;
    private int people;

    /** One of the crowd, with the runs and what they planned. */
    record Walked(CustomerSnapshot person, List<RunView> runs, List<PlannedMessage> messages) {}

    RealWalks(
            Street street,
            RecordingLedger ledger,
            RunWaves waves,
            RunTimers runTimers,
            RunReading reading,
            Timers timers,
            Ids ids,
            Customers customers,
            Tags tags,
            Attributes attributes,
            TransactionRetry transactions,
            JdbcTemplate jdbc,
            SettableClock clock) {
        this.street = street;
        this.ledger = ledger;
        this.waves = waves;
        this.runTimers = runTimers;
        this.reading = reading;
        this.timers = timers;
        this.ids = ids;
        this.customers = customers;
        this.tags = tags;
        this.attributes = attributes;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param n people who are all alike; more than one where some are held out */
    List<Walked> walk(long journey, Walk walk, int n) {
        outcome = SendState.SENT;
        List<String> names = new ArrayList<>();
        List<Long> crowd = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            names.add("gallery-" + ++people);
            crowd.add(arrive(names.get(i), walk.person()));
            remember(names.get(i), walk.past());
        }
        settle(journey);
        for (TryAct act : walk.acts()) {
            play(journey, act, names);
        }
        return crowd.stream().map(id -> seen(journey, id)).toList();
    }

    private long arrive(String name, InventedPerson person) {
        boolean follows = person == null || person.following();
        Event event = street.outside(name, follows ? "mp.follow" : "custom.nothing", "{}");
        long id = street.happen(through(event, name, follows ? ACCOUNT : 0)).get(0);
        transactions.run(() -> {
            customers.lock(List.of(id), false);
            if (person != null && person.tags() != null) {
                tags.change(person.tags().stream()
                        .map(tag -> new TagChange(id, true, tag, "test", null))
                        .toList());
            }
            if (person != null && person.attributes() != null) {
                attributes.change(person.attributes().entrySet().stream()
                        .map(a -> new AttributeChange(id, a.getKey(), a.getValue(), "test"))
                        .toList());
            }
        });
        return id;
    }

    /** What the person did before is reported now, with the time at which it happened. */
    private void remember(String name, @Nullable List<Past> past) {
        for (Past each : past == null ? List.<Past>of() : past) {
            Event e = street.outside(
                    name,
                    each.eventType(),
                    each.data() == null ? "{}" : each.data().toString());
            street.happen(new Event(
                    e.id(),
                    e.type(),
                    0,
                    List.of(IdentityRef.openid("wx-gallery", name)),
                    clock.instant().minus(Duration.parse(each.ago())),
                    e.receivedAt(),
                    e.data(),
                    e.lane(),
                    e.traceId(),
                    false));
        }
    }

    private Event through(Event e, String name, long account) {
        List<IdentityRef> who =
                BusinessEvents.isNobodys(e.type()) ? List.of() : List.of(IdentityRef.openid("wx-gallery", name));
        return new Event(
                e.id(), e.type(), account, who, e.occurredAt(), e.receivedAt(), e.data(), e.lane(), e.traceId(), false);
    }

    private void play(long journey, TryAct act, List<String> names) {
        if (act.outcome() != null) {
            outcome = act.outcome().equals("sent") ? SendState.SENT : SendState.NOT_SENT;
        }
        String type = act.eventType();
        if (type != null) {
            String data = act.data() == null ? "{}" : act.data().toString();
            for (String name : BusinessEvents.isNobodys(type) ? names.subList(0, 1) : names) {
                street.happen(through(street.outside(name, type, data), name, 0));
            }
            settle(journey);
        }
        if (act.after() != null) {
            pass(journey, clock.instant().plus(Duration.parse(act.after())));
        }
    }

    /** Goes from one timer to the next, and looks at each full hour whether a set is due. */
    private void pass(long journey, Instant end) {
        while (clock.instant().isBefore(end)) {
            Instant now = clock.instant();
            Instant next = entered(journey)
                    ? now.plus(PATIENCE)
                    : now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            LocalDateTime timer = jdbc.queryForObject(
                    "SELECT MIN(t.due_at) FROM pf_timer t JOIN jn_run r ON r.id = t.run_id WHERE r.journey_id = ?",
                    LocalDateTime.class,
                    journey);
            if (timer != null && timer.toInstant(ZoneOffset.UTC).isBefore(next)) {
                next = timer.toInstant(ZoneOffset.UTC);
            }
            clock.set(next.isAfter(end) ? end : next);
            settle(journey);
        }
    }

    private boolean entered(long journey) {
        return !jdbc.queryForList("SELECT id FROM jn_run WHERE journey_id = ? LIMIT 1", Long.class, journey)
                .isEmpty();
    }

    /** Whatever can be done now, until nothing is left. */
    private void settle(long journey) {
        boolean moved = true;
        while (moved) {
            enter();
            moved = fire(journey) | deliver(journey);
        }
    }

    /** Sets that are due; they make way for events that are not handled yet. */
    private void enter() {
        for (int i = 0; i < 400; i++) {
            Duration rest = waves.step();
            if (rest.compareTo(IDLE) >= 0) {
                return;
            }
            try {
                Thread.sleep(rest.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("sets of people do not get in");
    }

    private boolean fire(long journey) {
        List<Timer> due = jdbc.query(
                "SELECT t.lane, t.due_at, t.id, t.run_id, t.wait_no FROM pf_timer t JOIN jn_run r ON r.id = t.run_id"
                        + " WHERE r.journey_id = ? AND t.due_at <= ?",
                (row, no) -> new Timer(
                        row.getByte(1),
                        row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getLong(3),
                        row.getLong(4),
                        row.getInt(5)),
                journey,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (due.isEmpty()) {
            return false;
        }
        transactions.run(() -> {
            Collection<Long> done = runTimers.fire(due);
            timers.cancel(due.stream().filter(t -> done.contains(t.id())).toList());
        });
        return true;
    }

    private boolean deliver(long journey) {
        boolean moved = false;
        for (PlannedMessage message : ledger.of(journey)) {
            if (settled.add(message.key())) {
                moved = true;
                ledger.settle(message, outcome);
                PlannedMessage.Wake wake = message.wake();
                if (wake != null) {
                    transactions.run(() -> timers.schedule(List.of(
                            new Timer(message.lane(), clock.instant(), ids.next(), wake.runId(), wake.waitNo()))));
                }
            }
        }
        return moved;
    }

    private Walked seen(long journey, long customer) {
        List<RunView> runs = jdbc
                .queryForList(
                        "SELECT id FROM jn_run WHERE journey_id = ? AND customer_id = ? ORDER BY id",
                        Long.class,
                        journey,
                        customer)
                .stream()
                .map(reading::story)
                .toList();
        List<PlannedMessage> planned = ledger.of(journey).stream()
                .filter(m -> m.customerId() == customer)
                .toList();
        return new Walked(Objects.requireNonNull(customers.find(customer).orElse(null)), runs, planned);
    }
}
