package io.yujian.member.contact;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard.Pending;
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
        DROP,
        /** By the message's next way that the quiet hours do not cover; not sent when there is none. */
        @JsonProperty("next")
        NEXT
    }

    /** Whose clock tells what is night. */
    public enum Clock {
        @JsonProperty("brand")
        BRAND,
        /** The customer's attribute {@code timezone}, such as {@code Asia/Urumqi}; without it the brand's. */
        @JsonProperty("customer")
        CUSTOMER
    }

    /**
     * @param from time of day, {@code HH:mm}; may be later than {@code to}: over midnight
     * @param classes which messages
     * @param channels by which channels; null or empty: by any
     * @param clock null: the brand's
     */
    public record QuietHours(
            String from,
            String to,
            List<MessageClass> classes,
            Action action,
            @Nullable List<String> channels,
            @Nullable Clock clock) {
        /** By any channel, by the brand's clock. */
        static QuietHours usual(String from, String to, List<MessageClass> classes, Action action) {
            return new QuietHours(from, to, classes, action, null, null);
        }

        boolean concerns(Pending message) {
            return classes.contains(message.messageClass()) && names(channels, message.channel());
        }

        boolean byCustomer() {
            return clock == Clock.CUSTOMER;
        }

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
     * So many messages of these classes by these channels together in any period of this length.
     *
     * @param period ISO-8601, such as {@code P1D}
     * @param channels null or empty: by any. With channels, whoever had enough of one may be reached by the next
     */
    public record ContactCap(
            List<MessageClass> classes,
            String period,
            int most,
            @Nullable List<String> channels) {
        /** By any channel. */
        static ContactCap of(List<MessageClass> classes, String period, int most) {
            return new ContactCap(classes, period, most, null);
        }

        Duration length() {
            return Duration.parse(period);
        }

        boolean concerns(Pending message) {
            return counts(message.messageClass(), message.channel());
        }

        boolean counts(MessageClass messageClass, String channel) {
            return classes.contains(messageClass) && names(channels, channel);
        }

        boolean isOfChannels() {
            return channels != null && !channels.isEmpty();
        }
    }

    private static boolean names(@Nullable List<String> channels, String channel) {
        return channels == null || channels.isEmpty() || channels.contains(channel);
    }
}
