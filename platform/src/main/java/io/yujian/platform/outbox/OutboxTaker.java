package io.yujian.platform.outbox;

/**
 * A worker of this process that takes due items when they are written, so that they never stand in the queue. Safe for
 * any thread.
 */
public interface OutboxTaker {
    /** Kind of work, see {@link OutboxItem}. */
    byte kind();

    /**
     * Can it begin with so many items of the lane within a moment, and in claims of which size? Asked inside the
     * transaction that writes them, so it must answer from memory.
     *
     * @return most items of one claim; 0: they go into the queue
     */
    int takes(byte lane, int items);

    /** After the commit. Returns at once; {@link Outbox#begin} comes before anything else that is done with it. */
    void take(byte lane, OutboxClaim claim);
}
