/** The description of the HTTP API that clients are generated from. */
@NullMarked
package io.yujian.platform.openapi;

import org.jspecify.annotations.NullMarked;
