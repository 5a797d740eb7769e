package io.yujian.simulator.fan;

/** The two send windows of a fan: messages left and milliseconds left. */
public record WindowView(int shortLeft, long shortMillis, int messageLeft, long messageMillis) {}
