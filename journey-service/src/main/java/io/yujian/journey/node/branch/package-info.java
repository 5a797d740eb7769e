/** Splits by the first condition that holds, else by the rest. */
@NullMarked
package io.yujian.journey.node.branch;

import org.jspecify.annotations.NullMarked;
