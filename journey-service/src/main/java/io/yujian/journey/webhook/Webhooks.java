package io.yujian.journey.webhook;

import java.util.List;
import java.util.Optional;

/** What nodes may know of outside addresses: whether they are there. */
public interface Webhooks {
    Optional<Summary> find(long id);

    List<Summary> all();

    /** @param robot takes texts for a group, not JSON of one's own */
    record Summary(long id, String name, boolean robot, boolean enabled) {}
}
