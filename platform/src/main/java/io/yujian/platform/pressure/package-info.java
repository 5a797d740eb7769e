/** The ladder that keeps triggered work fast under load: what stops first is what can wait longest. */
@NullMarked
@NamedInterface("pressure")
package io.yujian.platform.pressure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
