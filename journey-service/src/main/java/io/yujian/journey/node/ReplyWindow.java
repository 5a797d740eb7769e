package io.yujian.journey.node;

import java.time.Duration;
import java.util.Optional;

/** A message that the platform lets through only for some time after the person did something. */
public interface ReplyWindow {
    /** How long the window is that such an event opens; empty when it opens none. */
    Optional<Duration> openedBy(String eventType);
}
