package io.yujian.gateway.menu;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Buttons as they are stored, and as the platform wants and gives them. */
@Component
class MenuJson {
    private static final TypeReference<List<MenuButton>> BUTTONS = new TypeReference<>() {};

    private final JsonMapper json;

    MenuJson(JsonMapper json) {
        this.json = json;
    }

    String store(List<MenuButton> buttons) {
        return json.writeValueAsString(buttons);
    }

    List<MenuButton> read(String stored) {
        return json.readValue(stored, BUTTONS);
    }

    /** @param tagId whose fans see it; null: everybody */
    String forPlatform(List<MenuButton> buttons, @Nullable Integer tagId) {
        ObjectNode menu = json.createObjectNode();
        ArrayNode list = menu.putArray("button");
        buttons.forEach(button -> write(button, list.addObject()));
        if (tagId != null) {
            menu.putObject("matchrule").put("tag_id", tagId.toString());
        }
        return json.writeValueAsString(menu);
    }

    private static void write(MenuButton button, ObjectNode to) {
        to.put("name", button.name().strip());
        if (button.isGroup()) {
            ArrayNode below = to.putArray("sub_button");
            button.below().forEach(each -> write(each, below.addObject()));
            return;
        }
        to.put("type", button.type());
        put(to, "key", button.key());
        put(to, "url", button.url());
        put(to, "appid", button.appId());
        put(to, "pagepath", button.pagePath());
        put(to, "media_id", button.mediaId());
        put(to, "article_id", button.articleId());
    }

    private static void put(ObjectNode to, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            to.put(field, value.strip());
        }
    }

    /** @param buttons of an answer; what the platform adds beyond our fields is left out */
    List<MenuButton> fromPlatform(JsonNode buttons) {
        return buttons.valueStream().map(MenuJson::one).toList();
    }

    private static MenuButton one(JsonNode button) {
        JsonNode below = button.path("sub_button");
        JsonNode list = below.isObject() ? below.path("list") : below;
        return new MenuButton(
                button.path("name").asString(""),
                text(button, "type"),
                text(button, "key"),
                text(button, "url"),
                text(button, "appid"),
                text(button, "pagepath"),
                text(button, "media_id"),
                text(button, "article_id"),
                list.valueStream().map(MenuJson::one).toList());
    }

    private static @Nullable String text(JsonNode button, String field) {
        String value = button.path(field).asString("");
        return value.isEmpty() ? null : value;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    String write(ObjectNode body) {
        return json.writeValueAsString(body);
    }
}
