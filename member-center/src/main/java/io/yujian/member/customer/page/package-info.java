/** Everything about one customer on one page, and what operators may change there. */
@NullMarked
package io.yujian.member.customer.page;

import org.jspecify.annotations.NullMarked;
