package io.yujian.simulator.message;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks values against the kinds that placeholder names stand for ({@code thing1}, {@code time2} …). Source: WeChat's
 * rules for category templates.
 */
final class TemplateData {

    private static final Map<String, Integer> LONGEST = Map.of(
            "thing", 20,
            "character_string", 32,
            "phone_number", 17,
            "car_number", 8,
            "const", 20,
            "short_thing", 5,
            "phrase", 5);

    private TemplateData() {}

    /** Whether every placeholder of the template has a fitting value. */
    static boolean fits(MessageTemplate template, JsonNode data) {
        String content = template.content();
        int at = content.indexOf("{{");
        while (at >= 0) {
            int end = content.indexOf(".DATA}}", at);
            if (end < 0) {
                return true;
            }
            String name = content.substring(at + 2, end);
            JsonNode value = data.path(name).path("value");
            if (value.isMissingNode() || value.isNull() || !fits(name, value.asString(""))) {
                return false;
            }
            at = content.indexOf("{{", end);
        }
        return true;
    }

    private static boolean fits(String name, String value) {
        if (value.isEmpty()) {
            return false;
        }
        String kind = name.replaceAll("[0-9]+$", "");
        Integer longest = LONGEST.get(kind);
        if (longest != null && value.codePointCount(0, value.length()) > longest) {
            return false;
        }
        return !kind.equals("character_string") || value.chars().allMatch(c -> c < 128);
    }
}
