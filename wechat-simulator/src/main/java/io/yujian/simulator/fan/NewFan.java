package io.yujian.simulator.fan;

import org.jspecify.annotations.Nullable;

/**
 * A fan to create. Creating sends no callback: it is a person who exists, and who follows already if {@code following}.
 *
 * @param openid given by the caller, or made up
 * @param person the same person at another account shares the unionid
 * @param phone shown as a phone on the page, with its own transcript
 * @param count how many such fans to make (openid must then be absent)
 */
public record NewFan(
        String appId,
        @Nullable String openid,
        @Nullable String person,
        @Nullable String nickname,
        @Nullable Boolean following,
        @Nullable Boolean phone,
        @Nullable Integer count) {

    /** One fan with made-up ids. */
    public static NewFan of(String appId) {
        return new NewFan(appId, null, null, null, null, null, null);
    }
}
