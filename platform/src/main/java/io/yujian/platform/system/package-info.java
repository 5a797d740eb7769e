/** What the system is doing now, for operators and benchmarks. */
@NullMarked
@NamedInterface("system")
package io.yujian.platform.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
