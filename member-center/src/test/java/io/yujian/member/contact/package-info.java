/** QuietHours hours and caps on the real database. */
@NullMarked
package io.yujian.member.contact;

import org.jspecify.annotations.NullMarked;
