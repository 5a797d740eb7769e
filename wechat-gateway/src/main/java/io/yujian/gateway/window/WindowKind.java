package io.yujian.gateway.window;

/** What opened a window. Each kind has its own length and number of messages. */
public enum WindowKind {
    TAP,
    ENTER,
    SCAN,
    MESSAGE
}
