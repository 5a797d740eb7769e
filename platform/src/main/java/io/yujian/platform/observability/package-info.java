/** What operators see from outside: trace ids from callback to send, logs without secrets, metrics and health. */
@NullMarked
@NamedInterface("observability")
package io.yujian.platform.observability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
