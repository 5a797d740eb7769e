package io.yujian.journey.library;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A published version. */
public record VersionView(int version, Instant publishedAt, String publishedBy, ObjectNode definition) {}
