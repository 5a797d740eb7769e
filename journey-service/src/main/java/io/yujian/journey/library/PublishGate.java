package io.yujian.journey.library;

/** Asked before a draft is published, and told of its changes; both under the lock of the journey. */
public interface PublishGate {
    /** @throws io.yujian.platform.error.YujianException when this revision may not be published yet */
    void pass(long journeyId, int revision);

    /** The draft is another one now. */
    void changed(long journeyId);
}
