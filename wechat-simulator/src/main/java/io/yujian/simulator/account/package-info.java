/** The brand accounts that this fake platform knows, and what resets the whole world. */
@NullMarked
package io.yujian.simulator.account;

import org.jspecify.annotations.NullMarked;
