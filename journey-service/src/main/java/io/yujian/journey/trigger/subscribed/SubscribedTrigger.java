package io.yujian.journey.trigger.subscribed;

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

/** Somebody allows one subscription notification; of certain templates if wanted. */
@Component
class SubscribedTrigger implements TriggerType<SubscribedConfig> {
    /** Only the pop-up tells of a consent; later changes tell of cancellations alone. */
    private static final Set<String> EVENTS = Set.of("mp.subscribe-popup");

    @Override
    public String typeId() {
        return "subscribed";
    }

    @Override
    public Class<SubscribedConfig> configType() {
        return SubscribedConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "official-account",
                "Select",
                "同意订阅通知",
                "Subscription accepted",
                "客户在弹窗里同意接收一次订阅通知；可限定模板。",
                "Somebody allows one subscription notification; of certain templates if wanted.",
                "同意订阅通知，模板 {templateIds}",
                "Accepts a subscription, template {templateIds}");
    }

    @Override
    public SubscribedConfig example() {
        return new SubscribedConfig(List.of(), List.of());
    }

    @Override
    public Set<String> listensTo(SubscribedConfig config) {
        return EVENTS;
    }

    @Override
    public Set<Long> accounts(SubscribedConfig config) {
        return ChosenAccounts.of(config.accounts());
    }

    @Override
    public ObjectNode sample(SubscribedConfig config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "accept")
                .put(
                        "templateId",
                        config.templateIds() == null || config.templateIds().isEmpty()
                                ? ""
                                : config.templateIds().get(0));
    }

    @Override
    public Optional<Entry> match(SubscribedConfig config, Occurrence occurrence) {
        var data = occurrence.event().data();
        List<String> wanted = config.templateIds() == null ? List.of() : config.templateIds();
        boolean accepted = data.path("status").asString("").equals("accept");
        return accepted
                        && (wanted.isEmpty()
                                || wanted.contains(data.path("templateId").asString("")))
                ? Optional.of(new Entry(data))
                : Optional.empty();
    }
}
