/** Outside addresses over HTTP. */
@NullMarked
package io.yujian.journey.webhook.entry;

import org.jspecify.annotations.NullMarked;
