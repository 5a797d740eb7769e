/** People who sign in to the console, with their role. */
@NullMarked
package io.yujian.platform.security.user;

import org.jspecify.annotations.NullMarked;
