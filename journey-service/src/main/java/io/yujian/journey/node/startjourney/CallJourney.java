package io.yujian.journey.node.startjourney;

import io.yujian.journey.node.Effect;
import tools.jackson.databind.node.ObjectNode;

/**
 * Start the journey for the step's customer.
 *
 * @param data what the other journey finds as its trigger's data
 */
record CallJourney(long journeyId, ObjectNode data) implements Effect {}
