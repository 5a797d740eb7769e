package io.yujian.journey.node.startjourney;

import java.util.Optional;

/** The journeys there are, for the check of a node that starts one. */
public interface CallableJourneys {
    /** Empty when there is no such journey. */
    Optional<Callable> find(long journeyId);

    /**
     * @param running published and neither paused nor archived
     * @param callable its published version can be started by another journey
     */
    record Callable(String name, boolean running, boolean callable) {}
}
