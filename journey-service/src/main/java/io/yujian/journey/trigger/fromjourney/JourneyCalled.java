package io.yujian.journey.trigger.fromjourney;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The event by which one journey starts another. */
public final class JourneyCalled {
    public static final String EVENT = "journey.called";

    private JourneyCalled() {}

    /**
     * @param journeyId the journey to start
     * @param from the journey that starts it
     * @param data its trigger's data
     * @param test whoever starts it is in no number, and so is what is started
     */
    public static ObjectNode data(String journeyId, String from, ObjectNode data, boolean test) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("journeyId", journeyId).put("from", from).set("data", data);
        if (test) {
            json.put("test", true);
        }
        return json;
    }
}
