/** Starts a journey by what happens in the brand shop: carts, orders. */
@NullMarked
package io.yujian.journey.trigger.businessevent;

import org.jspecify.annotations.NullMarked;
