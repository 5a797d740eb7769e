@NullMarked
package io.yujian.member.timeline;

import org.jspecify.annotations.NullMarked;
