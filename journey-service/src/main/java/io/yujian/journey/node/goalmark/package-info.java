/** Marks that the person has reached what the journey is for. */
@NullMarked
package io.yujian.journey.node.goalmark;

import org.jspecify.annotations.NullMarked;
