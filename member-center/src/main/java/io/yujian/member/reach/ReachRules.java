package io.yujian.member.reach;

import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells about the reach of the person who caused it. WeChat's order is not the order of arrival, so each
 * fact carries the sender's time and an older event never overwrites a newer one; of two in the same second the one
 * stored later wins.
 */
public final class ReachRules {
    private ReachRules() {}

    /** What an event says, independent of what is known. */
    enum Says {
        FOLLOWS_BY_TAP,
        FOLLOWS_BY_MESSAGE,
        FOLLOWS,
        LEAVES,
        NOTHING
    }

    /** @return the reach after the event; empty when it tells nothing new */
    public static Optional<ReachRow> after(@Nullable ReachRow before, Event event, long customerId, long identityId) {
        Says says = says(event);
        if (says == Says.NOTHING || event.accountId() == 0) {
            return Optional.empty();
        }
        Instant at = event.occurredAt();
        boolean follows = says != Says.LEAVES;
        Instant tap = says == Says.FOLLOWS_BY_TAP ? at : null;
        Instant message = says == Says.FOLLOWS_BY_MESSAGE ? at : null;
        if (before == null) {
            return Optional.of(new ReachRow(
                    customerId, identityId, event.accountId(), follows, at, follows ? at : null, message, tap));
        }
        boolean newer = !at.isBefore(before.changedAt());
        if (says == Says.FOLLOWS && (before.following() || !newer)) {
            return Optional.empty();
        }
        ReachRow after = new ReachRow(
                customerId,
                identityId,
                event.accountId(),
                newer ? follows : before.following(),
                newer ? at : before.changedAt(),
                newer ? since(before, follows, event) : before.since(),
                later(before.messageAt(), message),
                later(before.tapAt(), tap));
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    private static @Nullable Instant since(ReachRow before, boolean follows, Event event) {
        if (!follows) {
            return null;
        }
        return before.following() ? before.since() : event.occurredAt();
    }

    private static @Nullable Instant later(@Nullable Instant known, @Nullable Instant told) {
        if (known == null || told == null) {
            return known == null ? told : known;
        }
        return told.isAfter(known) ? told : known;
    }

    private static Says says(Event event) {
        return switch (event.type()) {
            case "mp.follow", "mp.scan", "mp.menu-click", "mp.menu-scancode" -> Says.FOLLOWS_BY_TAP;
            case "mp.unfollow" -> Says.LEAVES;
            // A tap on a choice of a menu message counts as a tap, not as a message.
            case "mp.message" -> event.data().has("menuId") ? Says.FOLLOWS_BY_TAP : Says.FOLLOWS_BY_MESSAGE;
            // Only followers can do these, so they heal a follow that was lost; not worth a write otherwise.
            case "mp.menu-view", "mp.menu-miniprogram", "mp.menu-photo", "mp.menu-location", "mp.location" ->
                Says.FOLLOWS;
            default -> Says.NOTHING;
        };
    }
}
