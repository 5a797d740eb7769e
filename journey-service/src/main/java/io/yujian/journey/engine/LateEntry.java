package io.yujian.journey.engine;

import io.yujian.journey.engine.Entrance.Cause;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that the entry condition refused and that may still let the customer in, should it become known who they are.
 * A newer one of the same customer, journey and key takes its place.
 *
 * @param key tells several of one person and journey apart; empty: none
 * @param until of no use from then on
 * @param data of the event, as nodes will see it
 */
public record LateEntry(long journeyId, long customerId, String key, Instant until, Cause cause, ObjectNode data) {}
