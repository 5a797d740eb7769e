package io.yujian.platform.outbox;

import java.time.Instant;

/**
 * One thing to do outside.
 *
 * @param kind of work, one worker each (1 = channel message, 2 = outside address, 3 = menu of a fan); part of the key
 * @param lane 0 triggered, 1 bulk
 * @param slot 0–15, by which rows spread over claimers; hash of what must stay together (the recipient)
 * @param nextAt not before
 * @param id unique, from {@code Ids}
 * @param accountId whose limits apply; 0 when none
 * @param ref the owner's key of the work, opaque here, at most 96 bytes
 */
public record OutboxItem(byte kind, byte lane, byte slot, Instant nextAt, long id, long accountId, byte[] ref) {
    /** A message through a channel; the worker is the gateway's sender. */
    public static final byte KIND_MESSAGE = 1;

    /** A call to an outside address that a journey decided on; the worker is the journeys'. */
    public static final byte KIND_CALL = 2;

    /** A fan who shall see another menu; the worker is the gateway's. */
    public static final byte KIND_FAN_MENU = 3;
}
