package io.yujian.member.timeline;

import io.yujian.member.EventTitles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Titles of this module's own events, and of those that the brand's systems report. */
@Component
class CustomerEventTitles implements EventTitles {
    private static final String CUSTOM = "custom.";

    @Override
    public Optional<Title> of(String type, ObjectNode data) {
        if (type.startsWith(CUSTOM)) {
            String name = type.substring(CUSTOM.length());
            return Optional.of(new Title("业务事件：" + name, "Event: " + name));
        }
        String tag = data.path("tag").asString("");
        return switch (type) {
            case "customer.tagged" -> Optional.of(new Title("打上标签「" + tag + "」", "Tagged “" + tag + "”"));
            case "customer.untagged" -> Optional.of(new Title("去掉标签「" + tag + "」", "Untagged “" + tag + "”"));
            case "customer.attribute" ->
                Optional.of(new Title(
                        "属性「" + data.path("key").asString("") + "」变为「"
                                + data.path("value").asString("") + "」",
                        data.path("key").asString("") + " became “"
                                + data.path("value").asString("") + "”"));
            default -> Optional.empty();
        };
    }
}
