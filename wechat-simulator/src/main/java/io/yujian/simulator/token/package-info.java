/** Access tokens, classic and stable, with their different ways of ageing. */
@NullMarked
package io.yujian.simulator.token;

import org.jspecify.annotations.NullMarked;
