package io.yujian.platform.security.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of pf_sign_in_failure. */
record FailureRow(int failures, Instant lastAt, @Nullable Instant lockedUntil) {}
