/** Roles of a process: which entry points it starts. */
@NullMarked
@NamedInterface("role")
package io.yujian.platform.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
