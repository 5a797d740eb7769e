/** HTTP way to sessions, users and keys, and the filters and interceptor that decide who may call what. */
@NullMarked
package io.yujian.platform.security.entry;

import org.jspecify.annotations.NullMarked;
