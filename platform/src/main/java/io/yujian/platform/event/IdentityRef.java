package io.yujian.platform.event;

/**
 * One id in one namespace, as the outside named it.
 *
 * @param namespace {@code openid:<appid>}, {@code unionid}, {@code phone}, {@code member-no}, {@code ext:<system>}
 * @param value the id; case-sensitive, never blank
 */
public record IdentityRef(String namespace, String value) {
    public static final String UNIONID = "unionid";
    public static final String PHONE = "phone";

    public IdentityRef {
        if (namespace.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("identity needs namespace and value");
        }
    }

    /** An openid belongs to one account; two accounts never share it. */
    public static IdentityRef openid(String appId, String openid) {
        return new IdentityRef("openid:" + appId, openid);
    }
}
