/** Splits people into shares by chance; each person always takes the same way. */
@NullMarked
package io.yujian.journey.node.randomsplit;

import org.jspecify.annotations.NullMarked;
