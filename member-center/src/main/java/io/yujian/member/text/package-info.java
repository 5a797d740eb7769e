/** The normal form in which texts are stored and compared. */
@NullMarked
package io.yujian.member.text;

import org.jspecify.annotations.NullMarked;
