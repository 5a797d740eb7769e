/** Small writes that must outlive the transaction which needs them. */
@NullMarked
package io.yujian.member.apart;

import org.jspecify.annotations.NullMarked;
