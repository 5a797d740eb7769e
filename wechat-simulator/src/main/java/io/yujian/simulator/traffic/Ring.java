package io.yujian.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The last so many things, numbered from 1 without gaps. Writers never wait for readers. */
final class Ring<T extends Ring.Numbered> {

    /** A thing that knows its number. */
    interface Numbered {
        long seq();
    }

    private final AtomicReferenceArray<T> slots;
    private final AtomicLong last = new AtomicLong();

    Ring(int capacity) {
        slots = new AtomicReferenceArray<>(capacity);
    }

    long nextSeq() {
        return last.incrementAndGet();
    }

    void put(long seq, T thing) {
        slots.set((int) (seq % slots.length()), thing);
    }

    long lastSeq() {
        return last.get();
    }

    /** The oldest matching things after {@code afterSeq} that are still kept, in order, at most {@code limit}. */
    List<T> after(long afterSeq, int limit, Predicate<T> wanted) {
        long newest = last.get();
        List<T> found = new ArrayList<>();
        for (long seq = Math.max(afterSeq + 1, newest - slots.length() + 1); seq <= newest; seq++) {
            T thing = at(seq);
            if (thing != null && wanted.test(thing)) {
                found.add(thing);
                if (found.size() == limit) {
                    break;
                }
            }
        }
        return found;
    }

    /** The newest matching things, in order, at most {@code limit}. */
    List<T> latest(int limit, Predicate<T> wanted) {
        long newest = last.get();
        List<T> found = new ArrayList<>();
        for (long seq = newest; seq > 0 && seq > newest - slots.length() && found.size() < limit; seq--) {
            T thing = at(seq);
            if (thing != null && wanted.test(thing)) {
                found.add(0, thing);
            }
        }
        return found;
    }

    private @Nullable T at(long seq) {
        T thing = slots.get((int) (seq % slots.length()));
        // a slot may hold an older or newer lap while writers race past
        return thing != null && thing.seq() == seq ? thing : null;
    }

    void clear() {
        for (int i = 0; i < slots.length(); i++) {
            slots.set(i, null);
        }
    }
}
