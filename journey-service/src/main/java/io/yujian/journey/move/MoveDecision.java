package io.yujian.journey.move;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the people who stand at a node of an older version.
 *
 * @param action {@code stay}: they finish the version they are in; {@code move}; {@code leave} the journey
 * @param to node of the new version, for {@code move}; else null
 */
public record MoveDecision(
        int version,
        @NotNull @Size(min = 1, max = 12) String node,
        @NotNull @Pattern(regexp = "stay|move|leave") String action,
        @Nullable String to) {
    boolean stays() {
        return action.equals("stay");
    }

    boolean moves() {
        return action.equals("move");
    }
}
