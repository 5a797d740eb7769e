package io.yujian.journey.node;

/** What a step adds to the run's story, for people; kept as written. */
public record Note(String zh, String en) {}
