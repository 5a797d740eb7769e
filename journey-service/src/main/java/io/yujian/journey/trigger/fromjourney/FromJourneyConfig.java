package io.yujian.journey.trigger.fromjourney;

/** Nothing to set: the journey that calls names the one that is called. */
record FromJourneyConfig() {}
