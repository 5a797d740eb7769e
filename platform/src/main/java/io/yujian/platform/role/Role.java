package io.yujian.platform.role;

/** What a process starts. One process may have any set of them; the default is all. */
public enum Role {
    /** Callbacks, the sender, account administration. */
    WECHAT_GATEWAY("wechat-gateway"),
    /** Customer API, imports, segment jobs. */
    MEMBER_CENTER("member-center"),
    /** Event pipeline, timers, journey API. */
    JOURNEY_SERVICE("journey-service"),
    /** Coupon API, fan pages. */
    COUPON_SERVICE("coupon-service"),
    /** Console pages, users, keys, audit, health desk. */
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As written in {@code --yujian.roles}. */
    public String word() {
        return word;
    }
}
