package io.yujian.simulator.fan;

/** What a fan did that lets the brand write to them. */
public enum WindowTrigger {
    SUBSCRIBE,
    SCAN,
    MENU,
    MESSAGE
}
