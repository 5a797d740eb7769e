package io.yujian.journey.approval;

import io.yujian.platform.error.YujianException;
import java.util.Locale;

/** Who needs approval before publishing. */
public enum ApprovalNeed {
    NEVER,
    /** Everybody but those who may approve. */
    OTHERS,
    /** Everybody, also those who may approve. */
    ALWAYS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApprovalNeed of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static ApprovalNeed asked(String word) {
        for (ApprovalNeed need : values()) {
            if (need.word().equals(word)) {
                return need;
            }
        }
        throw YujianException.invalid("approval.unknown-need", "只能选 never（不需要）、others（没有审批权的人需要）、always（所有人都需要）");
    }
}
