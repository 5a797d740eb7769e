/** Two customers turn out to be one person: state moves to the older one, each change written down for undo. */
@NullMarked
package io.yujian.member.merge;

import org.jspecify.annotations.NullMarked;
