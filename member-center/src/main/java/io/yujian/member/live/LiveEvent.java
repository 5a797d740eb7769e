package io.yujian.member.live;

import io.yujian.member.EventTitles;
import java.time.Instant;

/**
 * Something that was just handled.
 *
 * @param at when it was stored
 * @param latencyMs from storing to the commit of all that it caused
 */
public record LiveEvent(
        String id,
        String type,
        EventTitles.Title title,
        String customerId,
        String customerName,
        Instant at,
        long latencyMs) {}
