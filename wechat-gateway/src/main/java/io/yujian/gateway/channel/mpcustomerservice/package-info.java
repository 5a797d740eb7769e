/** Customer-service messages (客服消息): what an account may say while a person's window is open. */
@NullMarked
package io.yujian.gateway.channel.mpcustomerservice;

import org.jspecify.annotations.NullMarked;
