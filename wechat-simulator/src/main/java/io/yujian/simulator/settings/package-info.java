/** Numbers of the platform that can be changed while it runs: token life, windows, retries, quotas. */
@NullMarked
package io.yujian.simulator.settings;

import org.jspecify.annotations.NullMarked;
