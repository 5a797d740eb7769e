package io.yujian.member.contact;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.gateway.MessageClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When and how often one person may be written to. Transactional messages are exempt.
 *
 * @param quiet null: none
 * @param caps every one must hold
 */
public record ContactRules(@Nullable QuietHours quiet, List<ContactCap> caps) {
    public static final ContactRules NONE = new ContactRules(null, List.of());

    /** What happens to a message in quiet hours. */
    public enum Action {
        /** Put off until they are over. */
        @JsonProperty("postpone")
        POSTPONE,
        /** Not sent at all. */
        @JsonProperty("drop")
        DROP
    }

    /**
     * @param from time of day in the brand's zone, {@code HH:mm}; may be later than {@code to}: over midnight
     * @param classes which messages
     */
    public record QuietHours(String from, String to, List<MessageClass> classes, Action action) {
        /** When the quiet hours are over; empty when it is not quiet. */
        Optional<Instant> until(Instant now, ZoneId zone) {
            LocalTime begin = LocalTime.parse(from);
            LocalTime end = LocalTime.parse(to);
            ZonedDateTime local = now.atZone(zone);
            LocalTime at = local.toLocalTime();
            boolean overMidnight = end.isBefore(begin);
            boolean quiet =
                    overMidnight ? !at.isBefore(begin) || at.isBefore(end) : !at.isBefore(begin) && at.isBefore(end);
            if (!quiet) {
                return Optional.empty();
            }
            boolean tomorrow = overMidnight && !at.isBefore(begin);
            return Optional.of(local.toLocalDate()
                    .plusDays(tomorrow ? 1 : 0)
                    .atTime(end)
                    .atZone(zone)
                    .toInstant());
        }
    }

    /**
     * So many messages of these classes together in any period of this length.
     *
     * @param period ISO-8601, such as {@code P1D}
     */
    public record ContactCap(List<MessageClass> classes, String period, int most) {
        Duration length() {
            return Duration.parse(period);
        }
    }
}
