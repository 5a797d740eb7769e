package io.yujian.journey.approval;

import java.util.Locale;

/** Where an approval stands; the word is what is stored. */
public enum ApprovalState {
    SUBMITTED,
    APPROVED,
    SENT_BACK,
    /** Taken back by who asked. */
    WITHDRAWN,
    /** The draft was changed after it was submitted. */
    VOID,
    PUBLISHED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
