package io.yujian.journey.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in one short label what brought somebody in: event type, channel account and scene of a code. Labels are counted, so
 * there must not be as many as people: when a journey has many scenes (a code for each person), further ones are counted
 * together. A run remembers the label that it was counted under. Thread-safe.
 */
final class EntrySources {
    /** Scenes of one journey that this process counts apart. */
    static final int MOST = 200;

    private static final int LONGEST_SCENE = 60;
    private static final String OTHER = "*";
    private final Map<Long, Set<String>> known = new ConcurrentHashMap<>();

    /** @param data of the entry: what names a scene there was scanned or followed by */
    String of(long journeyId, String eventType, long accountId, ObjectNode data) {
        JsonNode scene = data.path("scene");
        String told = scene.isString() && !scene.stringValue().isBlank() ? scene.stringValue() : null;
        String label = label(eventType, accountId, told);
        Set<String> labels = known.computeIfAbsent(journeyId, id -> ConcurrentHashMap.newKeySet());
        if (told == null || labels.contains(label)) {
            return label;
        }
        // A few more when threads meet here do no harm.
        return labels.size() < MOST && labels.add(label) ? label : label(eventType, accountId, OTHER);
    }

    /** Parts divided by bars; ASCII without blanks, at most 160 characters. */
    static String label(String eventType, long accountId, @Nullable String scene) {
        String encoded =
                scene == null || scene.equals(OTHER) ? scene : URLEncoder.encode(scene, StandardCharsets.UTF_8);
        String kept = encoded == null || encoded.length() <= LONGEST_SCENE ? encoded : OTHER;
        return eventType + "|" + (accountId == 0 ? "" : Long.toString(accountId)) + "|" + (kept == null ? "" : kept);
    }
}
