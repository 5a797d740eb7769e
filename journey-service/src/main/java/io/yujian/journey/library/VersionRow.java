package io.yujian.journey.library;

import java.time.LocalDateTime;

/** A row of {@code jn_version}. */
record VersionRow(
        long journeyId, int version, String definition, String awaits, LocalDateTime publishedAt, String publishedBy) {}
