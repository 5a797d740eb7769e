/** Campaigns: what groups journeys, with its period, budget and note. */
@NullMarked
package io.yujian.journey.campaign;

import org.jspecify.annotations.NullMarked;
