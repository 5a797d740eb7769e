/** The brand's channel accounts: kept with encrypted secrets, cached on every node, checked step by step. */
@NullMarked
package io.yujian.gateway.account;

import org.jspecify.annotations.NullMarked;
