package io.yujian.journey.insight;

import io.yujian.journey.trigger.fromjourney.JourneyCalled;
import io.yujian.member.EventTitles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Titles of journeys' own events on the timeline. */
@Component
class JourneyEventTitles implements EventTitles {
    @Override
    public Optional<Title> of(String type, ObjectNode data) {
        return type.equals(JourneyCalled.EVENT)
                ? Optional.of(new Title("被带入另一个旅程", "Handed to another journey"))
                : Optional.empty();
    }
}
