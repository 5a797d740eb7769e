/** Counters of what became of messages, by journey and node. */
@NullMarked
package io.yujian.gateway.outcome;

import org.jspecify.annotations.NullMarked;
