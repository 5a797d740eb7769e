package io.yujian.platform.inbox;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads inbox rows back for the pipeline. */
@Component
public class StoredBodies {
    private final InboxRows rows;

    StoredBodies(InboxRows rows) {
        this.rows = rows;
    }

    /** Entries by id, in one statement; those whose partition has been dropped are missing. */
    public Map<Long, StoredEntry> load(Collection<PendingEvent> events) {
        return rows.load(events.stream()
                .map(event -> new Arrival.Key(event.createdS(), event.dedupe()))
                .collect(Collectors.toSet()));
    }
}
