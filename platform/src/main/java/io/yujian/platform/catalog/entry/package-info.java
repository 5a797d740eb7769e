/** HTTP way to the catalog. */
@NullMarked
package io.yujian.platform.catalog.entry;

import org.jspecify.annotations.NullMarked;
