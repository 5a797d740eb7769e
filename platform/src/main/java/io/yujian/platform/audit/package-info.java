/** Who changed what, for people. */
@NullMarked
@NamedInterface("audit")
package io.yujian.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
