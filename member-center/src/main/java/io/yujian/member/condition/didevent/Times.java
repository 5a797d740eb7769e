package io.yujian.member.condition.didevent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often something must have happened. */
enum Times {
    @JsonProperty("at-least")
    AT_LEAST,
    @JsonProperty("at-most")
    AT_MOST,
    @JsonProperty("exactly")
    EXACTLY,
    @JsonProperty("never")
    NEVER;

    /** @param wanted of no meaning for {@link #NEVER} */
    boolean holds(long happened, long wanted) {
        return switch (this) {
            case AT_LEAST -> happened >= wanted;
            case AT_MOST -> happened <= wanted;
            case EXACTLY -> happened == wanted;
            case NEVER -> happened == 0;
        };
    }

    /** True when whoever never did it fulfils it. */
    boolean holdsWithout(long wanted) {
        return holds(0, wanted);
    }
}
