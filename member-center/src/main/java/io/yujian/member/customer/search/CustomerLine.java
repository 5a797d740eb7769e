package io.yujian.member.customer.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list.
 *
 * @param following follows at least one account now
 * @param channels names of the accounts the person follows
 * @param lastEventAt when the newest event was stored; null when there is none
 */
public record CustomerLine(
        String id,
        String name,
        List<String> tags,
        boolean following,
        List<String> channels,
        boolean blocked,
        @Nullable Instant lastEventAt,
        Instant createdAt) {}
