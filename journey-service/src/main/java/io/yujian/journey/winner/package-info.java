/** Which way of a random split wins: decided once, kept in a row, undone by an operator. */
@NullMarked
package io.yujian.journey.winner;

import org.jspecify.annotations.NullMarked;
