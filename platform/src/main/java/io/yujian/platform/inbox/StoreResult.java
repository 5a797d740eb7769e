package io.yujian.platform.inbox;

import org.jspecify.annotations.Nullable;

/**
 * @param id of the stored row: the first delivery's when this is a duplicate
 * @param duplicate the same entry had been stored before; nothing was written
 * @param reply the passive reply stored with the first delivery
 */
public record StoreResult(long id, boolean duplicate, byte @Nullable [] reply) {}
