package io.yujian.member;

import java.util.List;

/**
 * A module that keeps state (not facts) under a customer's id: runs, balances. Asked in the merge's transaction with
 * both customers locked; re-keys its rows and says what they were, so that the merge can be undone.
 */
public interface MergeParticipant {
    /** @return one item for each row changed, in the order of the changes */
    List<Change> merge(long survivorId, long loserId);

    /**
     * @param table own table
     * @param rowId key of the row as text, at most 96 characters
     * @param was JSON of what the row was
     */
    record Change(String table, String rowId, String was) {}
}
