/** Calls an outside address and keeps its answer. Operators ask or tell a system of the brand with it. */
@NullMarked
package io.yujian.journey.node.webhook;

import org.jspecify.annotations.NullMarked;
