package io.yujian.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger of messages to single persons. */
public interface OutboundMessages {
    /**
     * Writes ledger and outbox rows in the caller's transaction: two statements for any number. Sending begins after the
     * commit.
     */
    void plan(List<PlannedMessage> messages);

    /** What is known of these messages; keys never planned are left out. One statement. */
    Map<SendKey, SendOutcome> outcomes(Collection<SendKey> keys);

    /** Those of these messages of which the person has opened a link. One statement. */
    Set<SendKey> tapped(Collection<SendKey> keys);
}
