/** Notices in the console: what journeys tell the people of the brand. */
@NullMarked
package io.yujian.journey.notice;

import org.jspecify.annotations.NullMarked;
