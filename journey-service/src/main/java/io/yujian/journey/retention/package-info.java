/** Forgets finished runs after a time; their numbers stay for ever, and so does what re-entry rules need of them. */
@NullMarked
package io.yujian.journey.retention;

import org.jspecify.annotations.NullMarked;
