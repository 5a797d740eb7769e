/** Goes by what became of an earlier message of the same run: opened, arrived, refused, not sent, unknown. */
@NullMarked
package io.yujian.journey.node.sendresult;

import org.jspecify.annotations.NullMarked;
