/** Stand-ins and shorthand of this module's tests. */
@NullMarked
package io.yujian.member.testing;

import org.jspecify.annotations.NullMarked;
