package io.yujian.journey.wave;

import io.yujian.journey.engine.BulkEntrance.Admitted;
import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.Audience.Member;
import io.yujian.journey.wave.WaveRows.Wave;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How far one wave has got, with the people that were read ahead. For one thread. */
final class Reader {
    private final Audience audience;
    private final Deque<Member> ahead = new ArrayDeque<>();
    private Wave wave;
    private long read;
    private boolean end;
    private int largest = Integer.MAX_VALUE;

    Reader(Wave wave, Audience audience) {
        this.wave = wave;
        this.audience = audience;
        this.read = wave.reached();
    }

    /** True when nobody else has moved the wave since. */
    boolean isAt(Wave stored) {
        return wave.fence() == stored.fence() && wave.reached() == stored.reached();
    }

    Wave wave() {
        return wave;
    }

    Audience audience() {
        return audience;
    }

    long entered() {
        return wave.entered();
    }

    Instant nextAt() {
        return wave.nextAt();
    }

    /** So many may still enter. */
    long room() {
        return audience.most() - wave.entered();
    }

    /** Reads on when nobody is left. @return false when there is nobody any more */
    boolean fill(int page) {
        if (ahead.isEmpty() && !end) {
            Audience.Page next = audience.after(read, page);
            for (Member member : next.members()) {
                if (isMine(member.place())) {
                    ahead.add(member);
                }
            }
            end = next.end() || !isMine(next.reached() + 1);
            read = isMine(next.reached()) ? next.reached() : wave.until();
        }
        return !ahead.isEmpty() || !end;
    }

    private boolean isMine(long place) {
        return wave.until() == 0 || place <= wave.until();
    }

    /** The next ones, who stay until they have been let in. */
    List<Member> next(int most) {
        List<Member> next = new ArrayList<>();
        for (Member member : ahead) {
            if (next.size() == Math.min(most, largest)) {
                break;
            }
            next.add(member);
        }
        return next;
    }

    /** Everybody up to here has been read. */
    long reached() {
        return read;
    }

    /** Where the wave stands when everybody up to the place has been looked at: at the page's end when they were its last. */
    long reachedBehind(long place) {
        return ahead.isEmpty() || ahead.getLast().place() <= place ? read : place;
    }

    void advance(Admitted admitted, Instant nextAt) {
        long reached = reachedBehind(admitted.reached());
        while (!ahead.isEmpty() && ahead.getFirst().place() <= admitted.reached()) {
            ahead.removeFirst();
        }
        wave = wave.moved(reached, admitted.entered(), admitted.refused(), nextAt);
        largest = Integer.MAX_VALUE;
    }

    /** After a failure: fewer at a time. @return false when it was a single one already */
    boolean smaller() {
        int now = Math.min(largest, ahead.size());
        if (now <= 1) {
            return false;
        }
        largest = Math.min(now, 500) / 2;
        return true;
    }
}
