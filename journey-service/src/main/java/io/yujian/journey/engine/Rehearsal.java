package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.Audience.Member;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.AudienceTrigger.Moment;
import io.yujian.member.BatchFacts;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.LockedCustomers;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One person walks through one journey on the same engine, with a clock of its own: nothing is sent, stored or counted.
 * Confined to one thread.
 */
public final class Rehearsal implements RehearsalLog {
    /** More wake-ups than this mean a short wait in a circle. */
    private static final int MOST_WAKES = 5_000;

    private final CompiledJourney journey;
    private final RehearsedPerson person;
    private final RehearsedRuns runs = new RehearsedRuns();
    private final RehearsedEntries entries = new RehearsedEntries();
    private final JourneyStage stage;
    private final RunTimers timers;
    private final BulkEntrance sets;
    private final JourneySource.Live live;
    private final List<Told> told = new ArrayList<>();
    private final Deque<Caused> caused = new ArrayDeque<>();
    private final long accountId;
    private final ZoneId zone;
    private String outcome = "sent";
    private Instant now;
    private long lastId = 1;
    private int wakes;

    /** Something that would have been done. */
    public record Told(Instant at, long runId, String node, String kind, Note line, ObjectNode content) {}

    private record Caused(String type, ObjectNode data) {}

    /**
     * @param accountId channel account through which the person acts; 0: none
     */
    public Rehearsal(
            CompiledJourney journey,
            CustomerSnapshot who,
            long accountId,
            Instant start,
            ZoneId zone,
            Collection<EffectHandler<?>> handlers) {
        this.journey = journey;
        this.person = new RehearsedPerson(who);
        this.accountId = accountId;
        this.now = start;
        JourneySource.LiveJourney running =
                new JourneySource.LiveJourney(journey.id(), JourneySource.Standing.RUNNING, journey);
        this.live = new JourneySource.Live(List.of(running), journey.awaits());
        JourneySource source = new JourneySource() {
            @Override
            public Live current() {
                return live;
            }

            @Override
            public @Nullable CompiledJourney version(long journeyId, int version) {
                return journey;
            }
        };
        Ids ids = () -> ++lastId;
        List<EffectHandler<?>> rehearsed = new ArrayList<>();
        handlers.forEach(handler -> rehearsed.add(rehearsed(handler)));
        RunLoop loop = new RunLoop(source, ids, rehearsed);
        Waking waking = new Waking(source, loop);
        Interrupts interrupts = new Interrupts();
        Entrance entrance = new Entrance(runs, ids);
        this.stage = new JourneyStage(
                source,
                runs,
                runs,
                loop,
                waking,
                entrance,
                interrupts,
                entries,
                new RehearsedLate(),
                sparks -> {},
                () -> now,
                zone);
        DueEntries due = new DueEntries(entries, entrance);
        this.sets = new BulkEntrance(source, runs, runs, person, loop, entrance, () -> now, zone);
        this.zone = zone;
        this.timers = new RunTimers(source, runs, runs, person, loop, waking, interrupts, due, () -> now, zone);
    }

    private <E extends Effect> RehearsedEffect<E> rehearsed(EffectHandler<E> handler) {
        return new RehearsedEffect<>(handler, this, person);
    }

    /** What becomes of messages from now on: {@code sent}, {@code failed} or {@code unknown}. */
    public void outcome(String ofMessages) {
        outcome = ofMessages;
    }

    /** Something happens to the person, and whatever follows from it at once. */
    public void happens(Event event) {
        runs.happened(new BatchFacts.Rehearsed(person.snapshot().id(), event.type(), event.occurredAt(), event.data()));
        BatchEvent one = new BatchEvent(event);
        one.resolved(person.snapshot().id(), 1, false);
        EventBatch batch = new EventBatch(List.of(one));
        batch.note(
                LockedCustomers.class,
                new LockedCustomers(Map.of(person.snapshot().id(), person.snapshot())));
        stage.apply(batch);
        settle();
    }

    /**
     * @param eventType {@link AudienceTrigger#BY_TIME}: the moment of a set has come, and the person enters if among it
     * @param data of the event; kept
     */
    public void act(String eventType, ObjectNode data) {
        if (eventType.equals(AudienceTrigger.BY_TIME)) {
            Map<Integer, ObjectNode> moments = new TreeMap<>();
            journey.byTime().forEach(trigger -> moments.put(trigger, data));
            enterAmong(moments, eventType);
            return;
        }
        List<IdentityRef> who = accountId == 0
                ? List.of(new IdentityRef("ext:rehearsal", "1"))
                : List.of(IdentityRef.openid("rehearsal", "rehearsal"));
        Event event = new Event(
                ++lastId, eventType, accountId, who, now, now, data, Event.LANE_TRIGGERED, "rehearsal", false);
        Map<Integer, ObjectNode> fanned = journey.fansOut(event);
        if (fanned.isEmpty()) {
            happens(event);
        } else {
            enterAmong(fanned, eventType);
        }
    }

    /** The first trigger that means the person decides. */
    private void enterAmong(Map<Integer, ObjectNode> triggers, String eventType) {
        long customer = person.snapshot().id();
        Entrance.Cause cause =
                new Entrance.Cause(eventType, ++lastId, 0, 0, null, Event.LANE_TRIGGERED, "rehearsal", now);
        for (Map.Entry<Integer, ObjectNode> set : triggers.entrySet()) {
            Moment moment = new Moment(now, zone, set.getValue());
            Audience audience = journey.audience(set.getKey(), moment).orElseThrow();
            BulkEntrance.Admitted in =
                    sets.enter(journey.id(), List.of(new Member(customer, 1)), audience, cause, 1, false);
            if (in.entered() + in.refused() > 0) {
                settle();
                return;
            }
        }
        runs.save(List.of(), List.of(new Refusal(++lastId, journey.id(), customer, now, "not-in-set")));
    }

    /** Time passes; each wait ends at its moment. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (runs.hasTimers() && !runs.first().dueAt().isAfter(end) && wakes < MOST_WAKES) {
            Instant due = runs.first().dueAt();
            now = due.isAfter(now) ? due : now;
            settle();
        }
        now = end;
    }

    /** What is due now fires, and what that causes happens, until nothing is left. */
    private void settle() {
        while (wakes < MOST_WAKES) {
            List<Timer> due = runs.due(now);
            if (due.isEmpty()) {
                Caused next = caused.poll();
                if (next == null) {
                    return;
                }
                if (live.awaits(next.type()) || live.startsBy(next.type()) || live.endsWaiting(next.type())) {
                    act(next.type(), next.data());
                }
                continue;
            }
            wakes += due.size();
            timers.fire(due);
            runs.cancel(due);
        }
    }

    @Override
    public void tell(StepContext step, String kind, Note line, ObjectNode content) {
        told.add(new Told(now, step.runId(), step.nodeId(), kind, line, content));
    }

    @Override
    public String outcome(StepContext step) {
        return outcome;
    }

    @Override
    public void wake(StepContext step) {
        runs.schedule(List.of(new Timer(step.lane(), now, ++lastId, step.runId(), step.nextWaitNo())));
    }

    @Override
    public void happens(String eventType, ObjectNode data) {
        caused.add(new Caused(eventType, data));
    }

    public CompiledJourney journey() {
        return journey;
    }

    public Instant now() {
        return now;
    }

    /** False when a short wait in a circle was broken off. */
    public boolean cameToRest() {
        return wakes < MOST_WAKES;
    }

    public CustomerSnapshot person() {
        return person.snapshot();
    }

    public List<Run> runs() {
        return List.copyOf(runs.all());
    }

    /** Entries that come later unless something happens first. */
    public List<WaitingEntry> entering() {
        return entries.ofCustomers(List.of(person.snapshot().id()));
    }

    public List<TrailStep> story(long runId) {
        return List.copyOf(runs.story(runId));
    }

    public List<Refusal> refusals() {
        return List.copyOf(runs.refusals());
    }

    public List<Told> told() {
        return List.copyOf(told);
    }
}
