/** Slots by which rows of one queue spread over claimers, and the hash that chooses them. */
@NullMarked
@NamedInterface("slot")
package io.yujian.platform.slot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
