/** Extension points (channels, conditions, triggers, nodes): one contract, one registry, one catalog with JSON Schema. */
@NullMarked
@NamedInterface("extension")
package io.yujian.platform.extension;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
