package io.yujian.journey.node.randomsplit;

import io.yujian.member.FactSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been decided about splits. Safe for any number of threads. */
public interface Winners {
    /**
     * Fast; at most a second behind.
     *
     * @param test as {@link RandomSplitConfig#test} says
     * @return null while people are split
     */
    @Nullable
    Won of(long journeyId, String node, String test);

    /** When customers entered the journey, each time; those who never did are absent. */
    FactSource<List<Instant>> entries(long journeyId);

    /** @param at when it was decided */
    record Won(String port, Instant at) {}
}
