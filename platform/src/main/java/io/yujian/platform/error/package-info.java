/** Refusals at an edge of the system, each with a stable code and words for an operator. */
@NullMarked
@NamedInterface("error")
package io.yujian.platform.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
