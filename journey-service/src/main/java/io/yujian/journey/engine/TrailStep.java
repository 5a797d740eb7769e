package io.yujian.journey.engine;

import io.yujian.journey.node.Note;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's story: it came to a node and left by a port, or something happened to it there.
 *
 * @param node id; empty when it happened to the run as a whole
 * @param port by which it left; null when it stayed or ended
 * @param from version in which this line and all before it happened, when the run went to another one here; else 0
 */
public record TrailStep(
        String node,
        @Nullable String port,
        Instant at,
        @Nullable Note note,
        int from) {
    public TrailStep(String node, @Nullable String port, Instant at, @Nullable Note note) {
        this(node, port, at, note, 0);
    }
}
