package io.yujian.gateway.fake;

import io.yujian.gateway.SendGuard;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Another module's opinion, as a test has it; allows what no test speaks of. */
@Component
public class FakeGuard implements SendGuard {
    private final Map<Long, Function<Pending, Verdict>> rules = new ConcurrentHashMap<>();
    private final List<Pending> asked = new CopyOnWriteArrayList<>();

    public void rule(long customerId, Function<Pending, Verdict> rule) {
        rules.put(customerId, rule);
    }

    /** What was asked about the customer, in order. */
    public List<Pending> askedOf(long customerId) {
        return asked.stream().filter(p -> p.customerId() == customerId).toList();
    }

    @Override
    public List<Verdict> check(List<Pending> batch) {
        asked.addAll(batch);
        return batch.stream()
                .map(p -> rules.getOrDefault(p.customerId(), any -> Verdict.ALLOWED)
                        .apply(p))
                .toList();
    }
}
