/** Starts a journey around a date of the person: birthday, anniversary, appointment. */
@NullMarked
package io.yujian.journey.trigger.date;

import org.jspecify.annotations.NullMarked;
