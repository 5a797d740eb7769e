@NullMarked
package io.yujian.member.identity;

import org.jspecify.annotations.NullMarked;
