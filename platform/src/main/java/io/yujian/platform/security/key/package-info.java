/** API keys of machines, with scopes. */
@NullMarked
package io.yujian.platform.security.key;

import org.jspecify.annotations.NullMarked;
