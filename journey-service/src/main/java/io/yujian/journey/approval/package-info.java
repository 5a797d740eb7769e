/** Another pair of eyes before a journey is published: submitted, approved or sent back, bound to one revision. */
@NullMarked
package io.yujian.journey.approval;

import org.jspecify.annotations.NullMarked;
