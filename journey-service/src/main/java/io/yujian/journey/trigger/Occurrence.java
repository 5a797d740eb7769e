package io.yujian.journey.trigger;

import io.yujian.member.ConditionFacts;
import io.yujian.platform.event.Event;

/**
 * An event and the customer it happened to.
 *
 * @param journeyId the journey that would start
 * @param facts for conditions over the event's data and the customer
 */
public record Occurrence(Event event, ConditionFacts facts, long journeyId) {}
