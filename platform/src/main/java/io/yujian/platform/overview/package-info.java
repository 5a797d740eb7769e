/** The first page's numbers and warnings; each module tells its own. */
@NullMarked
@NamedInterface("overview")
package io.yujian.platform.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
