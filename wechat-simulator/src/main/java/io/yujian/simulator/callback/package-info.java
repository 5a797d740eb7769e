/** Callbacks to the brand: XML, envelope, delivery with the five-second limit and three tries, passive replies. */
@NullMarked
package io.yujian.simulator.callback;

import org.jspecify.annotations.NullMarked;
