/** The connection to Redis, when one is configured. Nothing may rest on it: it speeds up, it never decides. */
@NullMarked
@NamedInterface("redis")
package io.yujian.platform.redis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
