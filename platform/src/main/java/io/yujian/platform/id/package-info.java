/** Time-sorted 64-bit ids that are unique over all nodes. */
@NullMarked
@NamedInterface("id")
package io.yujian.platform.id;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
