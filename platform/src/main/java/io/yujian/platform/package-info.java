/**
 * Technical kernel: what every module stands on and nothing that knows a business word. Each feature package is a named
 * interface of its own, because a kernel with one flat API package would be unreadable; see the decision record on
 * module walls.
 */
@NullMarked
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
package io.yujian.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
