/** In-process and cross-node nudges; never needed for correctness. */
@NullMarked
@NamedInterface("wakeup")
package io.yujian.platform.wakeup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
