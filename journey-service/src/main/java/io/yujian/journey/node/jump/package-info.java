/** Goes back in the journey, so many times at most. Operators use it to ask, remind or try again. */
@NullMarked
package io.yujian.journey.node.jump;

import org.jspecify.annotations.NullMarked;
