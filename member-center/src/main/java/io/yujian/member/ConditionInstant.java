package io.yujian.member;

import java.time.Instant;
import java.time.ZoneId;

/** One instant and zone for a whole evaluation, so that "today" means one day. */
public record ConditionInstant(Instant now, ZoneId zone) {}
