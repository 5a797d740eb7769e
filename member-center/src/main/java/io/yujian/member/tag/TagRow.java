package io.yujian.member.tag;

import java.time.Instant;

/** A row of {@code mb_tag}. Component order is the order of the selected columns. */
public record TagRow(long id, String name, byte[] nameKey, Instant createdAt) {}
