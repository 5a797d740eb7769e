package io.yujian.journey.trigger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.event.Event;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which codes (their scene, 场景值) are meant.
 *
 * @param scenes null or empty with {@code ANY}
 */
public record SceneRule(
        @Nullable List<String> scenes, @Nullable SceneMatch match) {
    /** How a scene is compared; case matters. */
    public enum SceneMatch {
        @JsonProperty("any")
        ANY,
        @JsonProperty("equals")
        EQUALS,
        @JsonProperty("prefix")
        PREFIX
    }

    /** The event's data when the rule holds. */
    public Optional<Entry> match(Event event) {
        JsonNode scene = event.data().path("scene");
        return holds(scene.isValueNode() && !scene.isNull() ? scene.asString() : "")
                ? Optional.of(new Entry(event.data()))
                : Optional.empty();
    }

    private boolean holds(String scene) {
        SceneMatch how = match == null ? SceneMatch.ANY : match;
        List<String> wanted = scenes == null ? List.of() : scenes;
        return switch (how) {
            case ANY -> true;
            case EQUALS -> wanted.contains(scene);
            case PREFIX -> wanted.stream().anyMatch(scene::startsWith);
        };
    }

    /** Data of an event for which the rule holds. */
    public ObjectNode sample() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scene", scenes == null || scenes.isEmpty() ? "" : scenes.get(0));
    }

    /** True when the rule can never hold. */
    public boolean isVoid() {
        return match != null && match != SceneMatch.ANY && (scenes == null || scenes.isEmpty());
    }
}
