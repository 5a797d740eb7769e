package io.yujian.member.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random choices that a seed repeats; a failing test names its seed. */
public final class Chance {
    private final long seed;
    private final Random random;

    private Chance(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Another seed each time, or the one that {@code -Dyujian.test.seed} names. */
    public static Chance fresh() {
        return new Chance(Long.getLong("yujian.test.seed", System.nanoTime()));
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Both ends may come up. */
    public long between(long from, long to) {
        return from + random.nextLong(to - from + 1);
    }

    /** None to so many. */
    public <T> List<T> upTo(int most, Supplier<T> each) {
        List<T> many = new ArrayList<>();
        for (long i = between(0, most); i > 0; i--) {
            many.add(each.get());
        }
        return many;
    }

    @Override
    public String toString() {
        return "-Dyujian.test.seed=" + seed;
    }
}
