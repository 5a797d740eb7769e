/** HTTP entry of customers and tags. */
@NullMarked
package io.yujian.member.customer.page.entry;

import org.jspecify.annotations.NullMarked;
