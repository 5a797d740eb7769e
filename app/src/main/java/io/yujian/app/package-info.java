/** The only executable of the product: assembly and configuration. */
@NullMarked
package io.yujian.app;

import org.jspecify.annotations.NullMarked;
