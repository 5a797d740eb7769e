package io.yujian.testkit.reference;

import java.util.Map;

/**
 * Something that happens to a person.
 *
 * @param type event type
 * @param data plain fields of the event
 */
public record Happening(String type, Map<String, String> data) {
    public Happening {
        data = Map.copyOf(data);
    }

    public static Happening of(String type) {
        return new Happening(type, Map.of());
    }
}
