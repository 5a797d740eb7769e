package io.yujian.journey.definition;

import io.yujian.journey.definition.JourneyDefinition.EntryRule;
import io.yujian.journey.definition.JourneyDefinition.ExitRule;
import io.yujian.journey.definition.JourneyDefinition.GoalRule;
import io.yujian.journey.definition.JourneyDefinition.Happening;
import io.yujian.journey.definition.JourneyDefinition.MergeRule;
import io.yujian.journey.definition.JourneyDefinition.Mode;
import io.yujian.journey.definition.JourneyDefinition.Pace;
import io.yujian.journey.definition.JourneyDefinition.Reentry;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads who may enter, what ends a run early, and what the journey is for. What cannot be read is reported. */
final class RuleReader {
    private static final Duration GOAL_WINDOW = Duration.ofDays(30);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final int MOST_RULES = 10;
    private static final Duration LONGEST_LATE = Duration.ofDays(30);
    private final Report malformed;

    /** Told of each part that cannot be read. */
    interface Report {
        void malformed(String field, String zh, String en);
    }

    RuleReader(Report malformed) {
        this.malformed = malformed;
    }

    EntryRule entry(JsonNode json) {
        JsonNode key = json.path("key");
        Instant from = instant(json, "from");
        Instant until = instant(json, "until");
        if (from != null && until != null && !from.isBefore(until)) {
            malformed.malformed("entry.until", "进入截止时间要晚于开始时间", "the end of entry must be after its begin");
        }
        return new EntryRule(
                reentry(json.path("reentry")),
                tree(json.path("condition"), "entry.condition"),
                key.isString() && !key.stringValue().isBlank()
                        ? key.stringValue().strip()
                        : null,
                from,
                until,
                number(json, "most", Long.MAX_VALUE),
                (int) number(json, "holdout", 90),
                json.path("recheck").asBoolean(false),
                late(json.path("late")),
                pace(json.path("pace")));
    }

    private @Nullable Duration late(JsonNode json) {
        String text = json.asString("");
        if (text.isEmpty()) {
            return null;
        }
        Duration late = duration(text);
        if (late == null || late.compareTo(LONGEST_LATE) > 0) {
            malformed.malformed(
                    "entry.late", "补看之前的事件最多 30 天，例如 P3D", "earlier events are kept for 30 days at most, such as P3D");
            return null;
        }
        return late;
    }

    private @Nullable Pace pace(JsonNode json) {
        if (!json.isObject() || json.isEmpty()) {
            return null;
        }
        long most = json.path("most").asLong(0);
        Duration per = duration(json.path("per").asString(""));
        if (most < 1 || most > 100_000_000 || per == null || per.compareTo(Duration.ofDays(1)) > 0) {
            malformed.malformed("entry.pace", "请写明每多久最多进入多少人", "say how many may enter in which time");
            return null;
        }
        return new Pace(most, per);
    }

    private Reentry reentry(JsonNode json) {
        Mode mode = word(Mode.class, json.path("mode").asString("once"), "entry.reentry.mode", Mode.ONCE);
        if (mode != Mode.GAP && mode != Mode.LIMIT) {
            return new Reentry(mode, null, 1);
        }
        String field = mode == Mode.GAP ? "gap" : "period";
        Duration gap = duration(json.path(field).asString(""));
        if (gap == null) {
            malformed.malformed("entry.reentry." + field, "请写明时间长度，例如 P7D", "say how long, such as P7D");
            gap = FOR_EVER;
        }
        int times = mode == Mode.GAP ? 1 : json.path("times").asInt(0);
        if (times < 1 || times > 1_000) {
            malformed.malformed("entry.reentry.times", "次数要在 1 到 1000 之间", "the number must be from 1 to 1000");
            times = 1;
        }
        return new Reentry(mode, gap, times);
    }

    /** Whoever may be in the journey several times keeps both runs when customers are merged, unless said otherwise. */
    ExitRule exit(JsonNode json, EntryRule entry) {
        boolean several = entry.reentry().mode() == Mode.ALWAYS || entry.key() != null;
        MergeRule usual = several ? MergeRule.BOTH : MergeRule.OLDEST;
        JsonNode word = json.path("onMerge");
        return new ExitRule(
                json.path("onUnfollow").asBoolean(true),
                word.isString() ? word(MergeRule.class, word.stringValue(), "exit.onMerge", usual) : usual,
                happenings(json.path("rules"), "exit.rules", false));
    }

    /** Null when the journey has none. */
    @Nullable
    GoalRule goal(JsonNode json) {
        List<Happening> events = happenings(json.path("events"), "goal.events", true);
        if (events.isEmpty()) {
            return null;
        }
        String text = json.path("window").asString("");
        Duration window = text.isEmpty() ? GOAL_WINDOW : duration(text);
        if (window == null) {
            malformed.malformed("goal.window", "目标期限无法识别，例如 P7D", "the goal's window cannot be read; such as P7D");
            window = GOAL_WINDOW;
        }
        return new GoalRule(events, window, json.path("ends").asBoolean(true));
    }

    private List<Happening> happenings(JsonNode list, String field, boolean eventNeeded) {
        List<Happening> read = new ArrayList<>();
        for (JsonNode item : list) {
            String at = field + "[" + read.size() + "]";
            JsonNode type = item.path("eventType");
            String eventType = type.isString() && !type.stringValue().isBlank() ? type.stringValue() : null;
            ObjectNode condition = tree(item.path("condition"), at + ".condition");
            if (eventType != null && !eventType.matches("[a-z]+\\.[a-z0-9_-]{1,64}")) {
                malformed.malformed(at + ".eventType", "不认识的事件：" + eventType, "not an event type: " + eventType);
            } else if (eventType == null && (eventNeeded || condition == null)) {
                malformed.malformed(at + ".eventType", "请选择事件", "choose an event");
            }
            read.add(new Happening(eventType, condition));
        }
        if (read.size() > MOST_RULES) {
            malformed.malformed(field, "最多 " + MOST_RULES + " 条", "at most " + MOST_RULES);
        }
        return List.copyOf(read);
    }

    private @Nullable ObjectNode tree(JsonNode json, String field) {
        if (!json.isMissingNode() && !json.isNull() && !json.isObject()) {
            malformed.malformed(field, "条件无法识别", "the condition cannot be read");
        }
        return json instanceof ObjectNode tree && !tree.isEmpty() ? tree : null;
    }

    private <E extends Enum<E>> E word(Class<E> type, String word, String field, E otherwise) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            malformed.malformed(field, "不认识的写法：" + word, "unknown word: " + word);
            return otherwise;
        }
    }

    private @Nullable Instant instant(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull() || value.asString("").isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(value.asString(""));
        } catch (DateTimeParseException e) {
            malformed.malformed("entry." + field, "时间无法识别", "the time cannot be read");
            return null;
        }
    }

    private long number(JsonNode json, String field, long most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > most) {
            malformed.malformed("entry." + field, "数字不在允许的范围内", "the number is out of range");
            return 0;
        }
        return value.asLong();
    }

    private static @Nullable Duration duration(String text) {
        try {
            Duration d = Duration.parse(text);
            return d.isNegative() || d.isZero() ? null : d;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
