/** Lets an operator try a journey with a person and a clock of their choice; nothing is sent, stored or counted. */
@NullMarked
package io.yujian.journey.rehearse;

import org.jspecify.annotations.NullMarked;
