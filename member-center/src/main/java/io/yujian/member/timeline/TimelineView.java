package io.yujian.member.timeline;

import io.yujian.member.EventTitles;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a customer's timeline.
 *
 * @param accountId null when it came through no account
 * @param data as told by the source, by type
 */
public record TimelineView(
        String id,
        String type,
        EventTitles.Title title,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable String accountId,
        ObjectNode data) {}
