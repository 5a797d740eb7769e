/** Handles stored events: lanes taken by row lock, stages in order in one transaction, poison set aside. */
@NullMarked
@NamedInterface("pipeline")
package io.yujian.platform.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
