package io.yujian.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault on order.
 *
 * @param id given by the simulator
 * @param path API path, or its beginning; absent: every path (for callbacks: ignored)
 * @param event for callbacks: Event or MsgType; absent: every one
 * @param appId only this account
 * @param openid only this fan
 * @param percent how often, 0 to 100; absent: always
 * @param times how often at most; absent: without end
 * @param latencyMillis for {@code latency} and {@code delay}
 * @param errcode for {@code errcode}
 * @param afterEffect the call takes effect first, and then its answer is spoilt: what a timed-out send really is
 * @param hits how often it struck so far
 */
public record Fault(
        @Nullable String id,
        FaultKind kind,
        @Nullable String path,
        @Nullable String event,
        @Nullable String appId,
        @Nullable String openid,
        @Nullable Double percent,
        @Nullable Integer times,
        @Nullable Long latencyMillis,
        @Nullable Integer errcode,
        @Nullable Boolean afterEffect,
        @Nullable Long hits) {

    Fault with(String newId, long newHits) {
        return new Fault(
                newId, kind, path, event, appId, openid, percent, times, latencyMillis, errcode, afterEffect, newHits);
    }

    public boolean strikesAfterEffect() {
        return Boolean.TRUE.equals(afterEffect);
    }

    public long latency() {
        return latencyMillis == null ? 1000 : latencyMillis;
    }
}
