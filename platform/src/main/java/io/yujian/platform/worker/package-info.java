/** Threads that work in a loop: woken by nudges, asleep otherwise, patient while the database is away. */
@NullMarked
@NamedInterface("worker")
package io.yujian.platform.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
