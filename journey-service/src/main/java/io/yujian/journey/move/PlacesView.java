package io.yujian.journey.move;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people wait who entered a published version of the journey; changed and removed nodes first. */
public record PlacesView(List<PlaceView> places) {
    /**
     * @param name of the node as drawn there; null when it has none
     * @param change against the definition that shall be published: {@code same}, {@code changed}, {@code removed}
     * @param keepsWait moved to the same node, people go on waiting there; else the node begins anew for them
     */
    public record PlaceView(
            int version,
            String node,
            String type,
            @Nullable String name,
            String change,
            boolean keepsWait,
            long waiting) {}
}
