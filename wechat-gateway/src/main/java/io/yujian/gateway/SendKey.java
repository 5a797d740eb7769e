package io.yujian.gateway;

/**
 * What makes a message unique: a second plan with the same key is left out silently.
 *
 * @param sourceId run id or manual-send id; time-sorted
 * @param node node id in the journey, at most 40 ASCII characters; {@code -} for a manual send
 * @param visit how many times the run has come to this node, from 1
 */
public record SendKey(long sourceId, String node, int visit) {}
