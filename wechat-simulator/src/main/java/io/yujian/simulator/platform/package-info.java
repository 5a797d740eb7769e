/** The HTTP face of the platform API: routing, tokens checked, quotas counted, answers as WeChat writes them. */
@NullMarked
package io.yujian.simulator.platform;

import org.jspecify.annotations.NullMarked;
