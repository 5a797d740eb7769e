/** Real processes of the product and the simulator, for end-to-end tests and benchmarks: start, call, kill. */
@NullMarked
package io.yujian.testkit.process;

import org.jspecify.annotations.NullMarked;
