package io.yujian.journey.node.goalmark;

/** Nothing to set. */
record GoalMarkConfig() {}
