/** Automatic answers that are given inside the callback's response. */
@NullMarked
package io.yujian.gateway.reply;

import org.jspecify.annotations.NullMarked;
