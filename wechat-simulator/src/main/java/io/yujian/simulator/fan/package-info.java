/** People who follow (or not) an account, with their send windows, credits, tags and transcript. */
@NullMarked
package io.yujian.simulator.fan;

import org.jspecify.annotations.NullMarked;
