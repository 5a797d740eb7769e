package io.yujian.journey.engine;

import java.util.List;

/** Where a run stands; the code is what is stored and never changes its meaning. */
public enum RunState {
    /** Waits at a node for a time, an event or an outcome. */
    WAITING(0, "waiting"),
    FINISHED(1, "finished"),
    /** Ended before its time: unfollowed, archived, … */
    LEFT(2, "left"),
    /** Could not go on; waits for a person to look. */
    SET_ASIDE(3, "set-aside"),
    /** Should have gone on while the journey was paused; goes on when it is resumed. */
    HELD(4, "waiting"),
    /** Left out on purpose, to see what the journey brings; never stood at a node. */
    HELD_OUT(5, "held-out");

    /** States of runs that are not over; together they are "waiting" in every count. */
    public static final List<Integer> ALIVE = List.of(WAITING.code, SET_ASIDE.code, HELD.code);

    private final int code;
    private final String word;

    RunState(int code, String word) {
        this.code = code;
        this.word = word;
    }

    public int code() {
        return code;
    }

    /** As the API says it. */
    public String word() {
        return word;
    }

    public boolean alive() {
        return this == WAITING || this == SET_ASIDE || this == HELD;
    }

    public static RunState of(int code) {
        for (RunState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("no run state has code " + code);
    }
}
