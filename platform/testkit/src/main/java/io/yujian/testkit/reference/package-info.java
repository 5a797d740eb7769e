/**
 * A second, simple engine of journeys: one person at a time, nothing batched, nothing stored, written from the documents
 * and sharing no code with the product. What the real one must agree with, in memory and as processes that are killed.
 */
@NullMarked
package io.yujian.testkit.reference;

import org.jspecify.annotations.NullMarked;
