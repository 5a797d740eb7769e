/** Demo data for {@code ./yujian run}: made through the public API only, as a first user would make it. */
@NullMarked
package io.yujian.app.demo;

import org.jspecify.annotations.NullMarked;
