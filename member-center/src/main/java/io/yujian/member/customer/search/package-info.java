/** Finding customers among millions, page by page. */
@NullMarked
package io.yujian.member.customer.search;

import org.jspecify.annotations.NullMarked;
