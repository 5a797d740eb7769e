/** Follower lists, profiles and tags as the user APIs show them. */
@NullMarked
package io.yujian.simulator.directory;

import org.jspecify.annotations.NullMarked;
