package io.yujian.platform.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to 100 inbox rows' events, in the order of lane and storing, handled in one transaction. Stages may leave typed
 * notes for later stages (what a lower module knows and a higher one needs, without a second query). Confined to the
 * batch's thread.
 */
public final class EventBatch {
    private final List<BatchEvent> events;
    private final Map<Class<?>, Object> notes = new HashMap<>();

    public EventBatch(List<BatchEvent> events) {
        this.events = List.copyOf(events);
    }

    public List<BatchEvent> events() {
        return events;
    }

    public <T> void note(Class<T> type, T value) {
        notes.put(type, value);
    }

    public <T> @Nullable T note(Class<T> type) {
        return type.cast(notes.get(type));
    }
}
