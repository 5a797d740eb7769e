package io.yujian.journey.wave;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyDefinition.Pace;
import io.yujian.journey.engine.BulkEntrance;
import io.yujian.journey.engine.BulkEntrance.Admitted;
import io.yujian.journey.engine.Entrance.Cause;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.Audience.Member;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.AudienceTrigger.Moment;
import io.yujian.journey.trigger.SetAudiences;
import io.yujian.journey.wave.WaveRows.Wave;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.pressure.BackPressure.Level;
import io.yujian.platform.time.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works waves off: reads a page of people, lets them in batch by batch, each batch and the place it has got to in one
 * transaction. Killed anywhere, the next one goes on behind the last batch; a second node that is as far finds the fence
 * raised and does nothing. Steps back while what people trigger has to wait. One instance for each thread.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class RunWaves {
    private static final Logger LOG = LoggerFactory.getLogger(RunWaves.class);
    private static final int PAGE = 5_000;
    private static final int BATCH = 500;
    private static final int MOST_OPEN = 200;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration YIELD = Duration.ofMillis(100);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final long LEASE_MS = 30_000;
    private static final Duration ALL_NODES_KNOW = Duration.ofSeconds(10);
    /** Triggered events that wait longer than this go first. */
    private static final long POLITE_MS = 300;

    private final JourneySource journeys;
    private final PlanWaves planning;
    private final WaveRows rows;
    private final BulkEntrance entrance;
    private final SetAudiences sets;
    private final TransactionRetry transactions;
    private final BackPressure pressure;
    private final DatabaseClock leaseClock;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String owner;
    private final Map<Long, Reader> readers = new HashMap<>();

    RunWaves(
            JourneySource journeys,
            PlanWaves planning,
            WaveRows rows,
            BulkEntrance entrance,
            SetAudiences sets,
            TransactionRetry transactions,
            BackPressure pressure,
            DatabaseClock leaseClock,
            InstantSource clock,
            ZoneId zone,
            Ids ids) {
        this.journeys = journeys;
        this.planning = planning;
        this.rows = rows;
        this.entrance = entrance;
        this.sets = sets;
        this.transactions = transactions;
        this.pressure = pressure;
        this.leaseClock = leaseClock;
        this.clock = clock;
        this.zone = zone;
        this.owner = Long.toString(ids.next(), 36);
    }

    /** @return how long nothing is to be done */
    public Duration step() {
        planning.plan();
        List<Wave> open = rows.open(MOST_OPEN);
        readers.keySet().retainAll(open.stream().map(Wave::id).toList());
        Set<Long> busy = new HashSet<>();
        boolean worked = false;
        for (Wave wave : open) {
            if (mustYield()) {
                return YIELD;
            }
            // Of a journey with a pace one after the other, so that it holds.
            if ((!hasPace(wave) || busy.add(wave.journeyId()))
                    && !isPaused(wave)
                    && !wave.nextAt().isAfter(clock.instant())
                    && rows.claim(wave.id(), owner, leaseClock.millis(), leaseClock.millis() + LEASE_MS)) {
                boolean did = work(wave);
                worked |= did;
                if (!did) {
                    rows.release(wave.id(), owner); // another node may be able to
                }
            }
        }
        return worked ? Duration.ZERO : REST;
    }

    private boolean hasPace(Wave wave) {
        LiveJourney journey = journeys.current().journey(wave.journeyId());
        return journey != null
                && journey.latest() != null
                && journey.latest().rules().entry().pace() != null;
    }

    private boolean isPaused(Wave wave) {
        return journeys.current().standing(wave.journeyId()) == Standing.PAUSED;
    }

    private boolean mustYield() {
        return pressure.isAtLeast(Level.STOP_BULK_ENTRY) || pressure.oldestMs() > POLITE_MS;
    }

    /** @return true when it did something */
    private boolean work(Wave wave) {
        LiveJourney journey = journeys.current().journey(wave.journeyId());
        CompiledJourney latest = journey == null ? null : journey.latest();
        if (journey == null || journey.standing() != Standing.RUNNING) {
            if (isPaused(wave) || clock.instant().isBefore(wave.createdAt().plus(ALL_NODES_KNOW))) {
                return false; // or this node may not have heard yet that the journey runs
            }
            rows.end(wave.id(), Wave.CANCELLED, clock.instant());
            LOG.info("set of people will not enter any more: waveId={} journeyId={}", wave.id(), wave.journeyId());
            return true;
        }
        Audience audience = audience(wave);
        if (latest == null || audience == null) {
            return false; // a node with another release can
        }
        Reader known = readers.get(wave.id());
        Reader reader = known != null && known.isAt(wave) ? known : new Reader(wave, audience);
        readers.put(wave.id(), reader);
        long until = System.nanoTime() + SLICE.toNanos();
        Pace pace = latest.rules().entry().pace();
        while (System.nanoTime() < until && !mustYield() && !reader.nextAt().isAfter(clock.instant())) {
            if (!batch(wave, reader, pace)) {
                readers.remove(wave.id());
                return true;
            }
        }
        return true;
    }

    /** @return false when there is no more to do here */
    private boolean batch(Wave wave, Reader reader, @Nullable Pace pace) {
        if (reader.room() <= 0 || !reader.fill(PAGE)) {
            rows.end(wave.id(), Wave.DONE, clock.instant());
            LOG.info(
                    "set of people has entered: waveId={} journeyId={} entered={}",
                    wave.id(),
                    wave.journeyId(),
                    reader.entered());
            return false;
        }
        List<Member> members = reader.next(atOnce(pace));
        try {
            return admit(wave, reader, members, pace);
        } catch (RuntimeException e) {
            if (TransactionRetry.isDatabaseAway(e) || TransactionRetry.isConflict(e)) {
                throw e;
            }
            return reader.smaller() || skip(wave, reader, members, e);
        }
    }

    private boolean admit(Wave wave, Reader reader, List<Member> members, @Nullable Pace pace) {
        long room = reader.room();
        Instant now = clock.instant();
        Admitted admitted = transactions.get(() -> {
            if (!rows.fence(reader.wave(), leaseClock.millis() + LEASE_MS)) {
                return null;
            }
            Admitted in = members.isEmpty()
                    ? new Admitted(reader.reached(), 0, 0)
                    : entrance.enter(wave.journeyId(), members, reader.audience(), cause(wave), room);
            Instant nextAt = nextAt(reader.nextAt(), now, in.entered(), pace);
            rows.advance(wave.id(), reader.reachedBehind(in.reached()), in.entered(), in.refused(), nextAt);
            return in;
        });
        if (admitted == null) {
            return false;
        }
        reader.advance(admitted, nextAt(reader.nextAt(), now, admitted.entered(), pace));
        return true;
    }

    /** A single one that cannot be let in must not hold up the others. */
    private boolean skip(Wave wave, Reader reader, List<Member> members, RuntimeException problem) {
        Member lost = members.get(0);
        LOG.error(
                "customer could not be let in and is passed over; look at the cause: waveId={} journeyId={}"
                        + " customerId={}",
                wave.id(),
                wave.journeyId(),
                lost.customerId(),
                problem);
        Admitted none = new Admitted(lost.place(), 0, 1);
        boolean mine = transactions.get(() -> {
            boolean first = rows.fence(reader.wave(), leaseClock.millis() + LEASE_MS);
            if (first) {
                rows.advance(wave.id(), lost.place(), 0, 1, reader.nextAt());
            }
            return first;
        });
        if (mine) {
            reader.advance(none, reader.nextAt());
        }
        return mine;
    }

    private static int atOnce(@Nullable Pace pace) {
        if (pace == null) {
            return BATCH;
        }
        long aSecond = pace.most() * 1_000 / Math.max(1, pace.per().toMillis());
        return (int) Math.max(1, Math.min(BATCH, aSecond));
    }

    private static Instant nextAt(Instant before, Instant now, int entered, @Nullable Pace pace) {
        if (pace == null || entered == 0) {
            return before;
        }
        Instant from = before.isBefore(now) ? now : before;
        return from.plusMillis(pace.per().toMillis() * entered / pace.most());
    }

    private static Cause cause(Wave wave) {
        String type = wave.trigger() == Wave.BACKLOG ? "journey.backlog" : AudienceTrigger.BY_TIME;
        return new Cause(
                type,
                wave.eventId() == 0 ? wave.id() : wave.eventId(),
                0,
                0,
                null,
                Event.LANE_BULK,
                "wave-" + Long.toString(wave.id(), 36),
                wave.createdAt());
    }

    /** Null when the version does not run here or has no such trigger. */
    private @Nullable Audience audience(Wave wave) {
        if (wave.trigger() == Wave.BACKLOG) {
            return wave.data().path("tree") instanceof ObjectNode tree
                    ? sets.of(tree, wave.data().objectNode(), null)
                    : null;
        }
        CompiledJourney version = journeys.version(wave.journeyId(), wave.version());
        Optional<Audience> audience = version == null
                ? Optional.empty()
                : version.audience(wave.trigger(), new Moment(wave.due(), zone, wave.data()));
        return audience.orElse(null);
    }
}
