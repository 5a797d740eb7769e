package io.yujian.journey.library;

import io.yujian.journey.engine.JourneySource.Standing;
import java.util.Locale;

/** State of a journey as operators see it. */
public enum JourneyState {
    /** Never published. */
    DRAFT,
    RUNNING,
    /** Nobody enters; what becomes of who is inside says the {@link PauseMode}. */
    PAUSED,
    /** Over for good; who was inside has left. */
    ARCHIVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JourneyState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Standing standing(PauseMode pause) {
        return switch (this) {
            case RUNNING -> Standing.RUNNING;
            case PAUSED -> pause.standing();
            case DRAFT, ARCHIVED -> Standing.ARCHIVED;
        };
    }
}
