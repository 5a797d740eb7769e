package io.yujian.journey.node.randomsplit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a split when no way is better beyond chance. */
public enum Unclear {
    @JsonProperty("keep-splitting")
    KEEP,
    @JsonProperty("take-best")
    BEST
}
