package io.yujian.member.condition.didevent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far back is looked. */
enum Since {
    /** So long ago. */
    @JsonProperty("within")
    WITHIN,
    /** As far as the timeline reaches. */
    @JsonProperty("ever")
    EVER,
    /** Since the run that asks was entered; nobody outside a run fulfils it. */
    @JsonProperty("since-entry")
    ENTRY
}
