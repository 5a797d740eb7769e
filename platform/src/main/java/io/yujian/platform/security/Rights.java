package io.yujian.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rights there are: words for {@link Allowed}, for roles and for scopes of keys. A new endpoint with a new right adds
 * its word here; a test compares the two.
 */
public final class Rights {
    /** Held by every signed-in user, never by a key. */
    public static final String SIGNED_IN = "signed-in";

    private static final Set<String> ALL = Set.of(
            "accounts:read",
            "accounts:write",
            "audit:read",
            "catalog:read",
            "coupons:read",
            "coupons:redeem",
            "coupons:write",
            "customers:read",
            "customers:reveal",
            "customers:write",
            "dead-letters:write",
            "events:write",
            "journeys:approve",
            "journeys:publish",
            "journeys:read",
            "journeys:write",
            "keys:write",
            "overview:read",
            "sends:read",
            "sends:stop",
            "sends:write",
            "system:read",
            "users:write",
            "webhooks:write");

    private Rights() {}

    /** All but {@link #SIGNED_IN}, sorted. */
    public static List<String> all() {
        return List.copyOf(new TreeSet<>(ALL));
    }

    public static boolean known(String right) {
        return ALL.contains(right) || right.equals(SIGNED_IN);
    }

    /** May be given to a key. */
    public static boolean isScope(String right) {
        return ALL.contains(right);
    }

    static Set<String> onlyKnown(Collection<String> rights) {
        TreeSet<String> known = new TreeSet<>(rights);
        known.retainAll(ALL);
        return known;
    }
}
