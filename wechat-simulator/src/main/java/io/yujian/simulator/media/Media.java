package io.yujian.simulator.media;

/** A stored file. {@code permanent} ones are materials; the others end after three days. */
public record Media(String id, String type, String contentType, byte[] bytes, boolean permanent, long createdSeconds) {}
