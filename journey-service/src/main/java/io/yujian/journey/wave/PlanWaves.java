package io.yujian.journey.wave;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.FanOut;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.AudienceTrigger.Moment;
import io.yujian.journey.trigger.SetAudiences;
import io.yujian.journey.wave.WaveRows.Wave;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns moments of triggers, and events that concern nobody in particular, into waves. A moment is served once over all
 * nodes: the wave's key says so. Reads the database only where a journey has such a trigger.
 */
@Component
class PlanWaves implements FanOut {
    /** A moment that is longer past than this is not made up for. */
    private static final Duration LATEST = Duration.ofHours(24);

    private static final int CAUSE_BYTES = 16;
    /** As many as work on them in one process. */
    static final int PARTS = 2;

    private final JourneySource journeys;
    private final WaveRows rows;
    private final SetAudiences sets;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final ZoneId zone;
    private final JsonMapper json;
    /** What this node knows of {@code jn_plan}; never later than the row. */
    private final Map<Long, Looked> looked = new HashMap<>();

    private record Looked(int version, Instant until) {}

    PlanWaves(
            JourneySource journeys,
            WaveRows rows,
            SetAudiences sets,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock,
            ZoneId zone,
            JsonMapper json) {
        this.journeys = journeys;
        this.rows = rows;
        this.sets = sets;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.json = json;
    }

    synchronized void plan() {
        Instant now = clock.instant();
        for (LiveJourney journey : journeys.current().all()) {
            CompiledJourney latest = journey.latest();
            if (latest != null && !latest.due(Instant.EPOCH, zone).isEmpty()) {
                plan(journey, latest, now);
            }
        }
    }

    private void plan(LiveJourney journey, CompiledJourney latest, Instant now) {
        Looked seen = looked.get(journey.id());
        if (seen == null || seen.version() != latest.version()) {
            // What passed before this version was published does not concern it.
            Instant published = rows.publishedAt(latest.id(), latest.version());
            Instant stored = rows.lookedUntil(journey.id());
            seen = new Looked(latest.version(), stored == null || stored.isBefore(published) ? published : stored);
            looked.put(journey.id(), seen);
        }
        Instant until = seen.until();
        Instant from = until.isBefore(now.minus(LATEST)) ? now.minus(LATEST) : until;
        Map<Integer, Instant> due = new HashMap<>();
        for (CompiledJourney.Due next : latest.due(from, zone)) {
            // Of several that passed while nobody looked the last one counts.
            Instant at = next.at();
            while (!at.isAfter(now)) {
                due.put(next.trigger(), at);
                Instant after = at;
                at = latest.due(after, zone).stream()
                        .filter(d -> d.trigger() == next.trigger())
                        .map(CompiledJourney.Due::at)
                        .findFirst()
                        .orElse(Instant.MAX);
            }
        }
        if (due.isEmpty()) {
            return;
        }
        List<Wave> waves = new ArrayList<>();
        if (journey.standing() == Standing.RUNNING) {
            due.forEach((trigger, at) -> {
                ObjectNode data = json.createObjectNode().put("at", at.toString());
                List<Long> cuts = latest.audience(trigger, new Moment(at, zone, data))
                        .map(audience -> cuts(audience, latest))
                        .orElse(List.of());
                waves.addAll(parts(wave(latest.id(), latest.version(), trigger, at, "time", 0, data), cuts));
            });
        }
        transactions.run(() -> {
            if (!waves.isEmpty()) {
                rows.add(waves);
            }
            rows.looked(journey.id(), now);
        });
        looked.put(journey.id(), new Looked(latest.version(), now));
    }

    /** What has a pace is let in by one after the other. */
    private static List<Long> cuts(Audience audience, CompiledJourney journey) {
        return journey.rules().entry().pace() == null ? audience.cuts(PARTS) : List.of();
    }

    private List<Wave> parts(Wave whole, List<Long> cuts) {
        List<Wave> parts = new ArrayList<>();
        long from = 0;
        for (long cut : cuts) {
            parts.add(whole.part(parts.size(), ids.next(), from, cut));
            from = cut;
        }
        parts.add(whole.part(parts.size(), whole.id(), from, 0));
        return parts;
    }

    @Override
    public void spread(List<Spark> sparks) {
        rows.add(sparks.stream()
                .map(s -> wave(
                        s.journeyId(),
                        s.version(),
                        s.trigger(),
                        s.event().receivedAt(),
                        "event " + s.event().id(),
                        s.event().id(),
                        s.data()))
                .toList());
    }

    /** Everybody who qualifies now. */
    void backlog(CompiledJourney journey, ObjectNode tree) {
        ObjectNode data = json.createObjectNode();
        data.set("tree", tree);
        // One for each version: asked twice, nobody is looked at twice.
        Wave wave = wave(
                journey.id(), journey.version(), Wave.BACKLOG, Instant.EPOCH, "version " + journey.version(), 0, data);
        List<Long> cuts = cuts(sets.of(tree, data, null), journey);
        transactions.run(() -> rows.add(parts(wave, cuts)));
    }

    private Wave wave(
            long journeyId, int version, int trigger, Instant due, String cause, long eventId, ObjectNode data) {
        Instant now = clock.instant();
        return new Wave(
                ids.next(),
                journeyId,
                version,
                trigger,
                due,
                Arrays.copyOf(Digests.sha256(cause), CAUSE_BYTES),
                0,
                0,
                eventId,
                data,
                Wave.OPEN,
                0,
                0,
                0,
                0,
                now,
                now,
                null);
    }
}
