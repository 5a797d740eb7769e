/** Template messages (模板消息): notices about something the person did; never advertising. */
@NullMarked
package io.yujian.gateway.channel.mptemplate;

import org.jspecify.annotations.NullMarked;
