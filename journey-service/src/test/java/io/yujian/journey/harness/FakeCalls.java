package io.yujian.journey.harness;

import io.yujian.journey.notice.StaffNotices;
import io.yujian.journey.webhook.CallKey;
import io.yujian.journey.webhook.OutsideCalls;
import io.yujian.journey.webhook.Webhooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outside addresses and notices in memory: 1 takes JSON, 2 is a robot, 3 is switched off. */
public final class FakeCalls implements OutsideCalls, Webhooks, StaffNotices {
    private final List<Notice> notices = new ArrayList<>();
    private Map<CallKey, Planned> planned = new LinkedHashMap<>();
    private Map<CallKey, Outcome> settled = new HashMap<>();

    Runnable snapshot() {
        Map<CallKey, Planned> plannedThen = new LinkedHashMap<>(planned);
        Map<CallKey, Outcome> settledThen = new HashMap<>(settled);
        return () -> {
            planned = plannedThen;
            settled = settledThen;
        };
    }

    public List<Planned> planned() {
        return List.copyOf(planned.values());
    }

    List<Planned> open() {
        return planned.values().stream()
                .filter(call -> !settled.containsKey(call.key()))
                .toList();
    }

    void settle(Planned call, Outcome outcome) {
        settled.put(call.key(), outcome);
    }

    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void tell(List<Notice> more) {
        notices.addAll(more);
    }

    @Override
    public void plan(List<Planned> calls) {
        calls.forEach(call -> planned.putIfAbsent(call.key(), call));
    }

    @Override
    public Map<CallKey, Outcome> outcomes(Collection<CallKey> keys) {
        Map<CallKey, Outcome> found = new HashMap<>();
        keys.stream().filter(settled::containsKey).forEach(key -> found.put(key, settled.get(key)));
        return found;
    }

    @Override
    public Optional<Summary> find(long id) {
        return all().stream().filter(hook -> hook.id() == id).findFirst();
    }

    @Override
    public List<Summary> all() {
        return List.of(
                new Summary(1, "积分系统", false, true),
                new Summary(2, "店长群", true, true),
                new Summary(3, "旧系统", false, false));
    }
}
