/** Who may call what: rights, sessions, API keys. */
@NullMarked
@NamedInterface("security")
package io.yujian.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
