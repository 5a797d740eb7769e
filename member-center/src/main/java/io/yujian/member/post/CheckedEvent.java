package io.yujian.member.post;

import io.yujian.platform.event.IdentityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A posted event that makes sense.
 *
 * @param id the caller's key
 * @param accountId account of the acting openid; 0 for other identities
 * @param identities in normal form, the acting one first
 * @param occurredAt null: when it is stored
 */
record CheckedEvent(
        String id,
        String type,
        long accountId,
        List<IdentityRef> identities,
        @Nullable Instant occurredAt,
        ObjectNode data) {}
