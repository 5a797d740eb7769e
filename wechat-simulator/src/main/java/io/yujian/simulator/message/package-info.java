/** Messages from the brand to a fan: customer service, template, subscription notice. */
@NullMarked
package io.yujian.simulator.message;

import org.jspecify.annotations.NullMarked;
