/** Contracts that every extension and every endpoint keeps; a module's leaf class only says what to look at. */
@NullMarked
package io.yujian.testkit.contract;

import org.jspecify.annotations.NullMarked;
