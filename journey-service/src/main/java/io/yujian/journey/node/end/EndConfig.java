package io.yujian.journey.node.end;

/** Nothing to set. */
record EndConfig() {}
