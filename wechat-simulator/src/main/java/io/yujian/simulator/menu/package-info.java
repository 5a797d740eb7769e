/** The account's menu, general and personalised. */
@NullMarked
package io.yujian.simulator.menu;

import org.jspecify.annotations.NullMarked;
