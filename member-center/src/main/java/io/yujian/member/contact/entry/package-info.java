/** QuietHours hours and caps over HTTP. */
@NullMarked
package io.yujian.member.contact.entry;

import org.jspecify.annotations.NullMarked;
