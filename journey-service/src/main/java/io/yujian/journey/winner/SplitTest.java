package io.yujian.journey.winner;

/** A test of a split: the node of a journey, with the shares of its ways. */
record SplitTest(long journeyId, String node, String ways) {}
