/** Menus of Official Accounts, for everybody and personalised: edited as drafts, published to the platform. */
@NullMarked
package io.yujian.gateway.menu;

import org.jspecify.annotations.NullMarked;
