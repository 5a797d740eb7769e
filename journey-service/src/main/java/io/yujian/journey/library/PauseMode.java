package io.yujian.journey.library;

import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.platform.error.YujianException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a pause does to who is inside. Nobody enters in any case. */
public enum PauseMode {
    /** Everybody stays where they stand, and goes on when the journey is resumed. */
    HOLD(Standing.PAUSED),
    /** Everybody goes on to the end. */
    DRAIN(Standing.DRAINING),
    /** Everybody leaves at once. */
    STOP(Standing.STOPPED);

    private final Standing standing;

    PauseMode(Standing standing) {
        this.standing = standing;
    }

    Standing standing() {
        return standing;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PauseMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** @param word null: hold */
    public static PauseMode asked(@Nullable String word) {
        for (PauseMode mode : values()) {
            if (mode.word().equals(word == null ? HOLD.word() : word)) {
                return mode;
            }
        }
        throw YujianException.invalid("journey.unknown-pause-mode", "暂停方式只有 hold（原地停留）、drain（走完为止）、stop（全部离开）");
    }
}
