/** Fans who shall see another menu: put under its user tag and taken out of the others, many in one call. */
@NullMarked
package io.yujian.gateway.fanmenu;

import org.jspecify.annotations.NullMarked;
