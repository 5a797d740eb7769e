package io.yujian.journey.trigger.menuclick;

import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Somebody taps a menu entry of type click; entries that open a page tell nothing of the kind. */
@Component
class MenuClickTrigger implements TriggerType<MenuClickConfig> {
    @Override
    public String typeId() {
        return "menu-click";
    }

    @Override
    public Class<MenuClickConfig> configType() {
        return MenuClickConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "official-account",
                "Menu",
                "点击菜单",
                "Menu click",
                "客户点击公众号菜单里「点击」类型的按钮。",
                "Somebody taps a menu entry of type click.",
                "点击菜单，键 {keys}",
                "Taps the menu, key {keys}");
    }

    @Override
    public MenuClickConfig example() {
        return new MenuClickConfig(List.of("coupon"), List.of());
    }

    @Override
    public Set<String> listensTo(MenuClickConfig config) {
        return Set.of("mp.menu-click");
    }

    @Override
    public Set<Long> accounts(MenuClickConfig config) {
        return ChosenAccounts.of(config.accounts());
    }

    @Override
    public ObjectNode sample(MenuClickConfig config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "key",
                        config.keys() == null || config.keys().isEmpty()
                                ? ""
                                : config.keys().get(0));
    }

    @Override
    public Optional<Entry> match(MenuClickConfig config, Occurrence occurrence) {
        var data = occurrence.event().data();
        List<String> keys = config.keys() == null ? List.of() : config.keys();
        return keys.isEmpty() || keys.contains(data.path("key").asString(""))
                ? Optional.of(new Entry(data))
                : Optional.empty();
    }
}
