/** The timeline: what happened to a customer, in words that operators read. */
@NullMarked
package io.yujian.member.timeline;

import org.jspecify.annotations.NullMarked;
