@NullMarked
package io.yujian.member.reach;

import org.jspecify.annotations.NullMarked;
