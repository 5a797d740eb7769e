/** What a way of sending has to say about itself; one folder below for each channel. */
@NullMarked
package io.yujian.gateway.channel;

import org.jspecify.annotations.NullMarked;
