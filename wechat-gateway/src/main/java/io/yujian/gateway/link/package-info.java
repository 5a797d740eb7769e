/** Links in messages are short ones of ours: they lead where the operator said and tell who opened them. */
@NullMarked
package io.yujian.gateway.link;

import org.jspecify.annotations.NullMarked;
