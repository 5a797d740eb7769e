package io.yujian.journey.library;

import io.yujian.journey.engine.JourneySource.Standing;
import java.util.Locale;

/** State of a journey as operators see it. */
public enum JourneyState {
    /** Never published. */
    DRAFT,
    RUNNING,
    /** Nobody enters, nobody moves; where they stand is kept. */
    PAUSED,
    /** Over for good; who was inside has left. */
    ARCHIVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JourneyState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Standing standing() {
        return switch (this) {
            case RUNNING -> Standing.RUNNING;
            case PAUSED -> Standing.PAUSED;
            case DRAFT, ARCHIVED -> Standing.ARCHIVED;
        };
    }
}
