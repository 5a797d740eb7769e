package io.yujian.journey.library;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.node.startjourney.CallableJourneys;
import io.yujian.journey.trigger.fromjourney.JourneyCalled;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Journeys that a node may start, from the database. The compiler needs the nodes, so it is looked up when it is used. */
@Component
class PublishedCallables implements CallableJourneys {
    private final JourneyMapper mapper;
    private final ObjectProvider<LiveJourneys> live;

    PublishedCallables(JourneyMapper mapper, ObjectProvider<LiveJourneys> live) {
        this.mapper = mapper;
        this.live = live;
    }

    @Override
    public Optional<Callable> find(long journeyId) {
        JourneyRow row = mapper.find(journeyId);
        if (row == null) {
            return Optional.empty();
        }
        CompiledJourney published =
                row.publishedVersion() == 0 ? null : live.getObject().version(journeyId, row.publishedVersion());
        return Optional.of(new Callable(
                row.name(),
                JourneyState.of(row.state()) == JourneyState.RUNNING,
                published != null && published.listensTo().contains(JourneyCalled.EVENT)));
    }
}
