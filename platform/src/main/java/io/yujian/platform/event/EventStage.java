package io.yujian.platform.event;

/**
 * A module's part in handling a batch of events, in the caller's transaction (READ COMMITTED). A stage issues a constant
 * number of statements whatever the size of the batch, makes no HTTP, Redis or file access, and is safe to be called
 * again with the same events after a rollback. Throwing rolls the whole batch back; the pipeline retries, then halves
 * it, so a stage need not guard against a single bad event.
 */
public interface EventStage {
    /** Fixed places: gateway 100, member-center 200, coupon-service 300, journey-service 400. */
    int order();

    void apply(EventBatch batch);
}
