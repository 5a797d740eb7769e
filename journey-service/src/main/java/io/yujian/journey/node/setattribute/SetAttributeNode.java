package io.yujian.journey.node.setattribute;

import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.text.AwaitedEvents;
import io.yujian.journey.text.Variables;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Writes what is known about the person in the step's transaction. */
@Component
class SetAttributeNode implements NodeType<SetAttributeConfig> {
    private static final String DONE = "done";
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");
    private static final int LONGEST = 200;

    @Override
    public String typeId() {
        return "set-attribute";
    }

    @Override
    public Class<SetAttributeConfig> configType() {
        return SetAttributeConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "EditPen",
                "改客户属性",
                "Set attribute",
                "写入客户属性，值里可以用变量；留空则删除。",
                "Writes attributes of the person; values may hold variables, an empty one takes the attribute away.",
                "改属性 {attributes}",
                "Set {attributes}");
    }

    @Override
    public SetAttributeConfig example() {
        return new SetAttributeConfig(Map.of("来源", "{{trigger.scene}}"));
    }

    @Override
    public List<Port> ports(SetAttributeConfig config) {
        return List.of(Port.of(DONE, "完成", "Done"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(SetAttributeConfig config, StepContext step) {
        Map<String, String> values = new TreeMap<>();
        config.attributes().forEach((key, text) -> {
            String value = Variables.render(text, step, new TreeSet<>()).strip();
            values.put(key, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        });
        return new NodeOutcome.AwaitEffect(new SetAttributes(values));
    }

    @Override
    public NodeOutcome resume(SetAttributeConfig config, StepContext step, Resumption resumption) {
        return new NodeOutcome.Proceed(DONE);
    }

    @Override
    public Set<String> reads(SetAttributeConfig config) {
        return AwaitedEvents.reads(config.attributes());
    }

    @Override
    public List<Finding> check(SetAttributeConfig config) {
        List<Finding> findings = new ArrayList<>();
        for (String key : config.attributes().keySet()) {
            if (!KEY.matcher(key).matches()) {
                findings.add(Finding.error(
                        "attributes",
                        "attribute.bad-key",
                        "属性名只能用文字、数字、下划线、点和横线，最多 64 个字：" + key,
                        "an attribute's name has letters, digits, _ . - only: " + key));
            }
        }
        return findings;
    }
}
