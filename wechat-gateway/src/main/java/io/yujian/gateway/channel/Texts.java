package io.yujian.gateway.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures of texts, as the platform counts them. */
public final class Texts {
    private static final int PREVIEW = 120;
    /** Words of advertising; the platform takes the permission away from accounts that use them in notices. */
    private static final List<String> MARKETING = List.of(
            "优惠券", "代金券", "红包", "抽奖", "中奖", "促销", "大促", "折扣", "打折", "特价", "秒杀", "满减", "满赠", "领券", "抢购", "清仓", "礼包",
            "福利", "买一送一", "拼团", "砍价", "免费领", "限时优惠", "会员卡营销");

    private Texts() {}

    public static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    public static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** @return the text, shortened to so many characters with an ellipsis as the last */
    public static String cut(String text, int max) {
        return length(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }

    public static String preview(String text) {
        return cut(text.replaceAll("\\s+", " ").strip(), PREVIEW);
    }

    /** @return the first advertising word in the text; null when there is none */
    public static @Nullable String marketingWord(String text) {
        return MARKETING.stream().filter(text::contains).findFirst().orElse(null);
    }

    /** A variable that is filled in later: the length is not known yet. */
    public static boolean variable(String text) {
        return text.contains("{{");
    }

    public static ContentProblem problem(String field, String code, String zh, String en) {
        return new ContentProblem(field, "channel." + code, zh, en, true);
    }
}
