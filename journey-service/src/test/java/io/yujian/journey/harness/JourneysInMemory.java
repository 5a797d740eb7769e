package io.yujian.journey.harness;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.engine.Precedence;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Published journeys that a test makes. */
public final class JourneysInMemory implements JourneySource {
    private final Map<Long, TreeMap<Integer, CompiledJourney>> versions = new TreeMap<>();
    private final Map<Long, Standing> standings = new TreeMap<>();
    private final Map<Long, Integer> paces = new TreeMap<>();
    private Precedence precedence = Precedence.NONE;
    private final Set<String> broken = new HashSet<>();

    public void publish(JourneyCompiler compiler, long id, ObjectNode definition) {
        TreeMap<Integer, CompiledJourney> own = versions.computeIfAbsent(id, key -> new TreeMap<>());
        int version = own.size() + 1;
        own.put(version, compiler.compile(id, version, definition));
        standings.putIfAbsent(id, Standing.RUNNING);
    }

    public void standing(long id, Standing standing) {
        standings.put(id, standing);
    }

    /** The version cannot be read any more. */
    public void lose(long id, int version) {
        broken.add(id + ":" + version);
    }

    @Override
    public Live current() {
        Set<String> awaited = new HashSet<>();
        versions.values().forEach(own -> own.values().forEach(v -> awaited.addAll(v.awaits())));
        return new Live(
                versions.entrySet().stream()
                        .map(e -> new LiveJourney(
                                e.getKey(),
                                standings.getOrDefault(e.getKey(), Standing.RUNNING),
                                e.getValue().lastEntry().getValue(),
                                paces.getOrDefault(e.getKey(), 0)))
                        .toList(),
                awaited,
                precedence);
    }

    /** So many messages of the journey an hour. */
    public void pace(long id, int perHour) {
        paces.put(id, perHour);
    }

    public void precedence(Precedence now) {
        precedence = now;
    }

    @Override
    public @Nullable CompiledJourney version(long journeyId, int version) {
        TreeMap<Integer, CompiledJourney> own = versions.get(journeyId);
        return own == null || broken.contains(journeyId + ":" + version) ? null : own.get(version);
    }
}
