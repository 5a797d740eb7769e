/** Faults on order: slow, failing or lying API answers, and lost, doubled or damaged callbacks. */
@NullMarked
package io.yujian.simulator.fault;

import org.jspecify.annotations.NullMarked;
