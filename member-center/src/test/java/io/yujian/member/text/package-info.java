@NullMarked
package io.yujian.member.text;

import org.jspecify.annotations.NullMarked;
