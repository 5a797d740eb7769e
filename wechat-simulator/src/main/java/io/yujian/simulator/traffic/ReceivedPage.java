package io.yujian.simulator.traffic;

import java.util.List;

/** Received messages in order of arrival, and the number of the newest one of all. */
public record ReceivedPage(long lastSeq, List<ReceivedMessage> messages) {}
