package io.yujian.simulator.traffic;

/** A message that was accepted although an equal one had been accepted for the same fan before. */
public record Duplicate(long firstSeq, ReceivedMessage again) {}
