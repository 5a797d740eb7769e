package io.yujian.member.timeline;

import io.yujian.member.EventTitles;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** All modules' titles; an event that nobody names is shown by its type. Thread-safe. */
@Component
public class Titles {
    private final ObjectProvider<EventTitles> sources;

    Titles(ObjectProvider<EventTitles> sources) {
        this.sources = sources;
    }

    public EventTitles.Title of(String type, ObjectNode data) {
        return sources.orderedStream()
                .map(source -> source.of(type, data))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new EventTitles.Title(type, type));
    }
}
