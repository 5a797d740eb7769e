package io.yujian.platform.timer;

import java.time.Instant;

/**
 * A wake-up of one run. All fields together are its key, so the owner keeps them to cancel it without a look-up.
 *
 * @param lane 0 triggered, 1 bulk
 * @param dueAt millisecond precision; handled within a second of it
 * @param id unique, from {@code Ids}
 * @param runId whom to wake
 * @param waitNo the run's wait that this timer belongs to; a run that has moved on ignores an older number
 */
public record Timer(byte lane, Instant dueAt, long id, long runId, int waitNo) {}
