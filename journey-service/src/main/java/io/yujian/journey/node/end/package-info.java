/** Says that a branch is over on purpose. */
@NullMarked
package io.yujian.journey.node.end;

import org.jspecify.annotations.NullMarked;
