@NullMarked
package io.yujian.member.post;

import org.jspecify.annotations.NullMarked;
