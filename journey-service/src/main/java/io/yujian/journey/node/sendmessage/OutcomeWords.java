package io.yujian.journey.node.sendmessage;

import io.yujian.journey.node.Note;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Why a message did not go, as a person would say it; what nobody has put into words is told as it is. */
final class OutcomeWords {
    private static final Map<String, Note> WORDS = Map.ofEntries(
            Map.entry("expired", new Note("等得太久，已过有效期", "it came too late")),
            Map.entry("blocked", new Note("客户已屏蔽", "the customer is blocked")),
            Map.entry("quiet", new Note("免打扰时段", "quiet hours")),
            Map.entry("suppressed", new Note("客户正在另一个优先的旅程中", "the customer is in a journey that comes first")),
            Map.entry("not-eligible", new Note("客户已不符合进入条件", "the entry condition does not hold any more")),
            Map.entry("exit-rule", new Note("客户已符合退出条件", "an exit rule holds")),
            Map.entry("left-journey", new Note("客户已离开旅程", "the customer left the journey")),
            Map.entry("no-window", new Note("不在可回复时长内", "no open window")),
            Map.entry("no-credit", new Note("没有订阅次数", "no subscription credit")),
            Map.entry("not-following", new Note("没有关注", "does not follow")),
            Map.entry("account-disabled", new Note("账号已停用", "the account is disabled")));

    private OutcomeWords() {}

    static Note of(String reason) {
        String[] parts = reason.split(":", 2);
        if (parts[0].equals("capped")) {
            return capped(parts.length == 2 ? parts[1] : "");
        }
        return WORDS.getOrDefault(parts[0], new Note(reason, reason));
    }

    /** @param details such as {@code 3/P7D} */
    private static Note capped(String details) {
        String[] parts = details.split("/", 2);
        try {
            Duration period = Duration.parse(parts.length == 2 ? parts[1] : "");
            long days = period.toDays();
            boolean whole = period.equals(Duration.ofDays(days));
            String zh = whole ? days + " 天" : period.toHours() + " 小时";
            String en = whole ? days + " d" : period.toHours() + " h";
            return new Note(
                    "超过疲劳度上限（" + zh + "内最多 " + parts[0] + " 条）", "over the cap (" + parts[0] + " within " + en + ")");
        } catch (DateTimeParseException e) {
            return new Note("超过疲劳度上限", "over the cap");
        }
    }
}
