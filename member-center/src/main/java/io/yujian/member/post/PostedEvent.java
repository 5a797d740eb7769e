package io.yujian.member.post;

import io.yujian.platform.event.IdentityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event as a caller sends it. Anything may be missing or wrong; {@link CheckedEvent} is what may be stored.
 *
 * @param id the caller's idempotency key: the same id is one event for 72 hours
 * @param type {@code custom.<name>}
 * @param identity whose event it is; orders the events of one person
 * @param identities further ids of the same person; they are bound to the same customer
 * @param occurredAt null: now
 */
public record PostedEvent(
        @Nullable String id,
        @Nullable String type,
        @Nullable PostedIdentity identity,
        @Nullable List<@Nullable PostedIdentity> identities,
        @Nullable Instant occurredAt,
        @Nullable ObjectNode data) {
    /** One id in one namespace. */
    public record PostedIdentity(
            @Nullable String namespace, @Nullable String value) {
        IdentityRef ref() {
            if (namespace == null || value == null || namespace.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException("identity needs namespace and value");
            }
            return new IdentityRef(namespace, value.strip());
        }

        boolean complete() {
            return namespace != null && value != null && !namespace.isBlank() && !value.isBlank();
        }
    }
}
