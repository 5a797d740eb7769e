package io.yujian.simulator.account;

/** Something with state that belongs to the fake platform's world and vanishes when the world is reset. */
public interface WorldPart {

    /** Forgets everything, or everything about one account when {@code appId} is that account's. */
    void forget(String appId);

    void forgetAll();
}
