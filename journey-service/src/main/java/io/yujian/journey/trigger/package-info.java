/** What a trigger type is: it says which events may start a run. One folder below here per trigger type. */
@NullMarked
package io.yujian.journey.trigger;

import org.jspecify.annotations.NullMarked;
