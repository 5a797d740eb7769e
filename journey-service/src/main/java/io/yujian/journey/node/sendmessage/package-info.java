/** Sends one message to the person, by the first channel of a list that can. Operators use it for every push. */
@NullMarked
package io.yujian.journey.node.sendmessage;

import org.jspecify.annotations.NullMarked;
