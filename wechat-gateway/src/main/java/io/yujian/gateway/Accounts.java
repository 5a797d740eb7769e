package io.yujian.gateway;

import java.util.Optional;

/** The brand's channel accounts, without their secrets. Cached; a change is seen on every node within a second. */
public interface Accounts {
    Optional<Account> byId(long id);

    Optional<Account> byAppId(String appId);

    /**
     * @param kind {@code mp}, later {@code ma}, {@code cp}
     * @param appId the platform's id of the account
     */
    record Account(long id, String kind, String appId, String name, boolean enabled) {}
}
