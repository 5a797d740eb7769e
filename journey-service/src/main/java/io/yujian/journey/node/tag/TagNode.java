package io.yujian.journey.node.tag;

import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import org.springframework.stereotype.Component;

/** Changes the person's tags in the step's transaction. */
@Component
class TagNode implements NodeType<TagConfig> {
    private static final String DONE = "done";

    @Override
    public String typeId() {
        return "tag";
    }

    @Override
    public Class<TagConfig> configType() {
        return TagConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "PriceTag",
                "打标签",
                "Tag",
                "给客户打上或去掉标签；没有的标签会自动建立。",
                "Puts tags on the person or takes them off; unknown names become tags.",
                "打上 {add}，去掉 {remove}",
                "Add {add}, remove {remove}");
    }

    @Override
    public TagConfig example() {
        return new TagConfig(List.of("新粉丝"), List.of());
    }

    @Override
    public List<Port> ports(TagConfig config) {
        return List.of(Port.of(DONE, "完成", "Done"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(TagConfig config, StepContext step) {
        return new NodeOutcome.AwaitEffect(new ChangeTags(config.added(), config.removed()));
    }

    @Override
    public NodeOutcome resume(TagConfig config, StepContext step, Resumption resumption) {
        return new NodeOutcome.Proceed(DONE);
    }

    @Override
    public List<Finding> check(TagConfig config) {
        return config.added().isEmpty() && config.removed().isEmpty()
                ? List.of(Finding.error("add", "tag.none", "请选择要打上或去掉的标签", "choose tags to put on or take off"))
                : List.of();
    }
}
