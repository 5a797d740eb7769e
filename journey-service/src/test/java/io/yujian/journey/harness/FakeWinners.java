package io.yujian.journey.harness;

import io.yujian.journey.engine.RunStore;
import io.yujian.journey.node.randomsplit.Winners;
import io.yujian.member.FactSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Winners that a test names. */
public final class FakeWinners implements Winners {
    private final RunStore runs;
    private final Map<String, Won> won = new HashMap<>();

    FakeWinners(RunStore runs) {
        this.runs = runs;
    }

    public void win(long journeyId, String node, String port, Instant at) {
        won.put(journeyId + node, new Won(port, at));
    }

    public void none() {
        won.clear();
    }

    @Override
    public @Nullable Won of(long journeyId, String node, String test) {
        return won.get(journeyId + node);
    }

    @Override
    public FactSource<List<Instant>> entries(long journeyId) {
        return customers -> {
            Map<Long, List<Instant>> entries = new HashMap<>();
            runs.entries(customers, List.of(journeyId), false)
                    .forEach((who, times) -> entries.put(who.customerId(), List.copyOf(times)));
            return entries;
        };
    }
}
