package io.yujian.journey.node.sendmessage;

import io.yujian.journey.node.Durations;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.text.Variables;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Until when a message is worth sending. */
final class Expiry {
    /** What a node remembers may say when it ends, as a coupon does: a message that tells of it is too late then. */
    private static final String ENDS = "expiresAt";

    private Expiry() {}

    /** The earliest of what the operator says and what the message tells of; null: never too late. */
    static @Nullable Instant of(SendMessageConfig config, StepContext step) {
        Set<String> told = config.chain().stream()
                .flatMap(way -> Variables.roots(way.content()).stream())
                .collect(Collectors.toSet());
        Stream<Optional<Instant>> ends = told.stream().map(step::variable).map(Expiry::endOf);
        Optional<Instant> after = Optional.ofNullable(config.expiresAfter())
                .flatMap(Durations::parse)
                .map(step.now()::plus);
        Optional<Instant> fixed = instant(config.notAfter());
        return Stream.concat(ends, Stream.of(after, fixed))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Optional<Instant> endOf(@Nullable ObjectNode variable) {
        return variable == null ? Optional.empty() : instant(variable.path(ENDS).asString(""));
    }

    /** Empty when it is none. */
    static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
