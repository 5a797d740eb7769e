/** Writes attributes of the customer. */
@NullMarked
package io.yujian.journey.node.setattribute;

import org.jspecify.annotations.NullMarked;
