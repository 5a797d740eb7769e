package io.yujian.member.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code mb_customer}. Component order is the order of the selected columns.
 *
 * @param seq dense number for bitmaps
 * @param tail end of the first openid
 * @param attributes JSON object of texts
 * @param blocked the brand sends nothing to this person
 * @param mergedInto root; null for a root
 */
public record CustomerRow(
        long id,
        long seq,
        @Nullable String name,
        @Nullable String remark,
        @Nullable String tail,
        @Nullable String attributes,
        int verifiedPhones,
        boolean blocked,
        @Nullable Long mergedInto,
        Instant createdAt) {
    /** Remark, own name, else 粉丝 and the end of the openid; nobody has a nickname from WeChat since 2021. */
    public String shownName() {
        return shownName(id, remark, name, tail);
    }

    static String shownName(long id, @Nullable String remark, @Nullable String name, @Nullable String tail) {
        if (remark != null) {
            return remark;
        }
        if (name != null) {
            return name;
        }
        if (tail != null) {
            return "粉丝" + tail;
        }
        String digits = Long.toString(id);
        return "客户" + digits.substring(Math.max(0, digits.length() - 4));
    }

    public long rootId() {
        return mergedInto == null ? id : mergedInto;
    }
}
