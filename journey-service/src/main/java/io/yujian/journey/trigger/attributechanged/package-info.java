/** An attribute of the customer changes. */
@NullMarked
package io.yujian.journey.trigger.attributechanged;

import org.jspecify.annotations.NullMarked;
