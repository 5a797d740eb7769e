@NullMarked
package io.yujian.member.resolve;

import org.jspecify.annotations.NullMarked;
