/** Starts a journey for all who watch a product that is back in stock or cheaper. */
@NullMarked
package io.yujian.journey.trigger.product;

import org.jspecify.annotations.NullMarked;
