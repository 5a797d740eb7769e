package io.yujian.journey.harness;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.SendKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Menus in memory: 1 and 2 belong to account 10 (the second is its default), 3 is a draft, 4 belongs to account 20. */
public final class FakeMenus implements FanMenus {
    private static final Map<Long, Menu> MENUS = Map.of(
            1L, new Menu(1, 10, "测试号", "会员菜单", true, true),
            2L, new Menu(2, 10, "测试号", "默认菜单", false, true),
            3L, new Menu(3, 10, "测试号", "草稿", true, false),
            4L, new Menu(4, 20, "另一个号", "另一个菜单", true, true));

    private Map<SendKey, Planned> planned = new LinkedHashMap<>();
    private Map<SendKey, Outcome> settled = new HashMap<>();

    Runnable snapshot() {
        Map<SendKey, Planned> plannedThen = new LinkedHashMap<>(planned);
        Map<SendKey, Outcome> settledThen = new HashMap<>(settled);
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
                .filter(change -> !settled.containsKey(change.key()))
                .toList();
    }

    void settle(Planned change, Outcome outcome) {
        settled.put(change.key(), outcome);
    }

    @Override
    public Map<Long, Menu> find(Collection<Long> menuIds) {
        Map<Long, Menu> found = new HashMap<>();
        menuIds.stream().filter(MENUS::containsKey).forEach(id -> found.put(id, MENUS.get(id)));
        return found;
    }

    @Override
    public void plan(List<Planned> changes) {
        changes.forEach(change -> planned.putIfAbsent(change.key(), change));
    }

    @Override
    public Map<SendKey, Outcome> outcomes(Collection<SendKey> keys) {
        Map<SendKey, Outcome> found = new HashMap<>();
        keys.stream().filter(settled::containsKey).forEach(key -> found.put(key, settled.get(key)));
        return found;
    }
}
