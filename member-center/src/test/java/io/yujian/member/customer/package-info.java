@NullMarked
package io.yujian.member.customer;

import org.jspecify.annotations.NullMarked;
