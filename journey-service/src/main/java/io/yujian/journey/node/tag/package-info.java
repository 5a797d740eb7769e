/** Puts tags on the person or takes them off. */
@NullMarked
package io.yujian.journey.node.tag;

import org.jspecify.annotations.NullMarked;
