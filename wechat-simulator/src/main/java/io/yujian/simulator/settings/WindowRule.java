package io.yujian.simulator.settings;

/** So many customer-service messages within so many seconds. */
public record WindowRule(int messages, long seconds) {}
