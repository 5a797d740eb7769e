@NullMarked
package io.yujian.member.condition;

import org.jspecify.annotations.NullMarked;
