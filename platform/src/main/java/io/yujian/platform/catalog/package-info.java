/** What the console's canvas offers: one entry per extension, contributed by the module that owns it. */
@NullMarked
@NamedInterface("catalog")
package io.yujian.platform.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
