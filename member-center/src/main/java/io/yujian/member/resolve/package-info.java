/** The event stage: whose event is this? Resolves, makes, binds, merges, and writes the timeline. */
@NullMarked
package io.yujian.member.resolve;

import org.jspecify.annotations.NullMarked;
