/** Turns stored callback bodies into typed events; one record per kind of message or event. */
@NullMarked
package io.yujian.gateway.inbound;

import org.jspecify.annotations.NullMarked;
