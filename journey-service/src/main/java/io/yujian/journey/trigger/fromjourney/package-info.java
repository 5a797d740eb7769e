/** Another journey hands the person over. */
@NullMarked
package io.yujian.journey.trigger.fromjourney;

import org.jspecify.annotations.NullMarked;
