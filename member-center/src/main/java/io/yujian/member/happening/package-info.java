/** What happens to customers by our own work, told to the timeline and to whoever listens. */
@NullMarked
package io.yujian.member.happening;

import org.jspecify.annotations.NullMarked;
