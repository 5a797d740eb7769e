/** Calls to the platform through WxJava: one client per account, shared access tokens, answers made plain. */
@NullMarked
package io.yujian.gateway.wechat;

import org.jspecify.annotations.NullMarked;
