package io.yujian.platform.security.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.security.Rights;
import java.util.Arrays;
import java.util.List;

/** What a person may do, by job. Kept in code until brands ask for their own. */
public enum UserRole {
    /** Everything. */
    ADMIN("admin", Rights.all()),
    /** Daily work: customers, journeys, coupons, sends; reads accounts, changes none. */
    OPERATOR(
            "operator",
            List.of(
                    "accounts:read",
                    "catalog:read",
                    "coupons:read",
                    "coupons:redeem",
                    "coupons:write",
                    "customers:read",
                    "customers:write",
                    "dead-letters:write",
                    "events:write",
                    "journeys:publish",
                    "journeys:read",
                    "journeys:write",
                    "overview:read",
                    "sends:read",
                    "sends:stop",
                    "sends:write",
                    "system:read")),
    /** Daily work, and approves what others have drawn. */
    MANAGER(
            "manager",
            List.of(
                    "accounts:read",
                    "audit:read",
                    "catalog:read",
                    "coupons:read",
                    "coupons:redeem",
                    "coupons:write",
                    "customers:read",
                    "customers:write",
                    "dead-letters:write",
                    "events:write",
                    "journeys:approve",
                    "journeys:publish",
                    "journeys:read",
                    "journeys:write",
                    "overview:read",
                    "sends:read",
                    "sends:stop",
                    "sends:write",
                    "system:read")),
    /** Looks, changes nothing. */
    VIEWER(
            "viewer",
            List.of(
                    "accounts:read",
                    "catalog:read",
                    "coupons:read",
                    "customers:read",
                    "journeys:read",
                    "overview:read",
                    "sends:read",
                    "system:read")),
    /** Redeems coupons in a store. */
    STORE_STAFF("store-staff", List.of("coupons:read", "coupons:redeem"));

    private final String word;
    private final List<String> rights;

    UserRole(String word, List<String> rights) {
        this.word = word;
        this.rights = rights;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public List<String> rights() {
        return rights;
    }

    @JsonCreator
    public static UserRole of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word.equals(word))
                .findFirst()
                .orElseThrow(() -> YujianException.invalid("user.unknown-role", "没有这个角色:" + word));
    }
}
