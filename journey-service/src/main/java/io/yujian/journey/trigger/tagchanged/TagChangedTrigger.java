package io.yujian.journey.trigger.tagchanged;

import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.journey.trigger.tagchanged.TagChangedConfig.Change;
import io.yujian.member.TagConditions;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Somebody gets a tag or loses one, by whomever; what this very journey does to tags does not start it again. */
@Component
class TagChangedTrigger implements TriggerType<TagChangedConfig> {
    private final TagConditions conditions;

    TagChangedTrigger(TagConditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public String typeId() {
        return "tag-changed";
    }

    @Override
    public Class<TagChangedConfig> configType() {
        return TagChangedConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "PriceTag",
                "标签变化",
                "Tag changed",
                "客户被打上或去掉某个标签，不论由谁；本旅程自己改的标签不会再次触发本旅程。",
                "The person gets a tag or loses it, by whomever; what this journey itself changes does not start it"
                        + " again.",
                "标签 {tags} {change}",
                "Tag {tags} {change}");
    }

    @Override
    public TagChangedConfig example() {
        return new TagChangedConfig(Change.ADDED, List.of("高意向"));
    }

    @Override
    public Set<String> listensTo(TagChangedConfig config) {
        return Set.of(config.change().event());
    }

    @Override
    public ObjectNode sample(TagChangedConfig config) {
        return JsonNodeFactory.instance.objectNode().put("tag", config.tags().get(0));
    }

    @Override
    public Optional<Entry> match(TagChangedConfig config, Occurrence occurrence) {
        ObjectNode data = occurrence.event().data();
        boolean own = data.path("source").asString("").equals("journey:" + occurrence.journeyId());
        return !own && config.tags().contains(data.path("tag").asString(""))
                ? Optional.of(new Entry(data))
                : Optional.empty();
    }

    /** Whoever wears it already; who lost one some day is not known. */
    @Override
    public Optional<ObjectNode> qualifying(TagChangedConfig config) {
        if (config.change() != Change.ADDED) {
            return Optional.empty();
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        var any = tree.putArray("any");
        config.tags().forEach(tag -> any.add(conditions.wears(tag)));
        return Optional.of(tree);
    }
}
