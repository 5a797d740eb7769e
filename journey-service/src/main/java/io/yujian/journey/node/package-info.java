/** What a node type is: it decides one step of one run, in memory, and asks the engine for everything else. One folder below here per node type. */
@NullMarked
package io.yujian.journey.node;

import org.jspecify.annotations.NullMarked;
