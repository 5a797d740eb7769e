package io.yujian.member;

import io.yujian.platform.event.IdentityRef;
import java.util.Optional;

/**
 * Names a customer in an event by the One-ID itself, for modules that report what happened to a customer they know
 * (a coupon was redeemed). Not an identity: it is never stored or bound, and callers outside cannot use it.
 */
public final class CustomerRef {
    public static final String NAMESPACE = "customer";

    private CustomerRef() {}

    /** @param identityId the identity that acted; 0 when none did */
    public static IdentityRef of(long customerId, long identityId) {
        return new IdentityRef(NAMESPACE, customerId + "." + identityId);
    }

    /** What such a reference says. */
    public record Named(long customerId, long identityId) {}

    /** @return empty for references to identities */
    public static Optional<Named> read(IdentityRef ref) {
        if (!ref.namespace().equals(NAMESPACE)) {
            return Optional.empty();
        }
        int dot = ref.value().indexOf('.');
        return Optional.of(new Named(
                Long.parseLong(ref.value().substring(0, dot)),
                Long.parseLong(ref.value().substring(dot + 1))));
    }
}
