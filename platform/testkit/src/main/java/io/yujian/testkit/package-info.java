/**
 * What tests of all modules stand on: a real database per test class with the shipped migrations, the product's beans
 * that are on the class path, and a clock that a test can set.
 */
@NullMarked
package io.yujian.testkit;

import org.jspecify.annotations.NullMarked;
