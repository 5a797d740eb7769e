/** The built product as real processes against the simulator: what users see, and what holds when processes die. */
package io.yujian.e2e;
