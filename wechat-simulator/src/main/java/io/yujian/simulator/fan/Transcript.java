package io.yujian.simulator.fan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last things that happened on one phone, oldest first. Thread safe. */
public final class Transcript {

    private static final int KEPT = 300;

    private final Deque<TranscriptLine> lines = new ArrayDeque<>();

    public synchronized void add(TranscriptLine line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    public synchronized List<TranscriptLine> lines() {
        return new ArrayList<>(lines);
    }

    public synchronized void clear() {
        lines.clear();
    }
}
