/** Subscription notifications (订阅通知): one message for each time the person agreed. */
@NullMarked
package io.yujian.gateway.channel.mpsubscribe;

import org.jspecify.annotations.NullMarked;
