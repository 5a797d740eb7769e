package io.yujian.simulator.token;

/** An access token for the control API; {@code secondsLeft} is negative when it has run out. */
record TokenView(String token, boolean stable, long secondsLeft) {}
