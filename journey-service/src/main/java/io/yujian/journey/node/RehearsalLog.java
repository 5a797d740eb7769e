package io.yujian.journey.node;

import tools.jackson.databind.node.ObjectNode;

/** What a rehearsal would do, written down instead of done. */
public interface RehearsalLog {
    /** @param content what it would look like; typed by {@code kind}: {@code message}, {@code coupon}, {@code tag}, … */
    void tell(StepContext step, String kind, Note line, ObjectNode content);

    /** What the person who rehearses says becomes of the step's message: {@code sent}, {@code failed} or {@code unknown}. */
    String outcome(StepContext step);

    /** The outcome of the step's message is known at once. */
    void wake(StepContext step);

    /** An event that the real effect would cause. */
    void happens(String eventType, ObjectNode data);
}
