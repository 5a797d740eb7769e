package io.yujian.gateway.channel;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Typed keywords of template messages and subscription notifications: the name tells the type ({@code thing1} is a {@code
 * thing}), the type its limit. Over-long values are refused by the platform, or cut without a word; a {@code thing} is cut
 * by us, visibly, because names of people and goods go there.
 */
public final class TemplateKeywords {
    private static final Map<String, Integer> LIMITS = Map.of(
            "thing", 20,
            "short_thing", 5,
            "character_string", 32,
            "phone_number", 17,
            "car_number", 8,
            "const", 20,
            "phrase", 5,
            "number", 32,
            "letter", 32,
            "symbol", 5);
    private static final Pattern NAME = Pattern.compile("([a-z_]+?)\\d*");
    private static final Pattern NO_CJK = Pattern.compile("[\\x20-\\x7e]*");

    private TemplateKeywords() {}

    private static String type(String keyword) {
        var match = NAME.matcher(keyword);
        return match.matches() ? match.group(1) : keyword;
    }

    public static List<ContentProblem> check(Map<String, String> data) {
        List<ContentProblem> problems = new ArrayList<>();
        data.forEach((key, value) -> {
            String field = "data." + key;
            if (Texts.blank(value)) {
                problems.add(Texts.problem(field, "missing", "请填写 " + key, key + " is missing"));
                return;
            }
            String type = type(key);
            Integer limit = LIMITS.get(type);
            if (Texts.variable(value) || limit == null) {
                return;
            }
            if (!type.equals("thing") && Texts.length(value) > limit) {
                problems.add(Texts.problem(
                        field, "too-long", key + " 最多 " + limit + " 个字符", key + " takes " + limit + " characters"));
            }
            if (type.equals("character_string") && !NO_CJK.matcher(value).matches()) {
                problems.add(Texts.problem(field, "wrong-type", key + " 不能有中文", key + " takes no Chinese"));
            }
        });
        return problems;
    }

    /** Writes {@code {"thing1":{"value":"…"}}}. */
    public static void write(ObjectNode into, Map<String, String> data) {
        data.forEach((key, value) -> into.putObject(key)
                .put("value", type(key).equals("thing") ? Texts.cut(value, LIMITS.getOrDefault("thing", 20)) : value));
    }

    public static String line(Map<String, String> data) {
        return new TreeMap<>(data).values().stream().collect(Collectors.joining(" · "));
    }
}
