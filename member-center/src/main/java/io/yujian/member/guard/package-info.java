/** What the brand itself forbids: no message to people whom operators have stopped. */
@NullMarked
package io.yujian.member.guard;

import org.jspecify.annotations.NullMarked;
