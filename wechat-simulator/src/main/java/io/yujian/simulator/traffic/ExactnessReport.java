package io.yujian.simulator.traffic;

import java.util.List;

/**
 * Whether any fan got the same message twice.
 *
 * @param accepted messages accepted (typing states and passive replies not counted)
 * @param distinct how many of them were new
 * @param duplicates how many were not
 * @param repeatedByClientMsgId repeats that the platform recognised by client_msg_id and did not deliver
 * @param complete false when more messages came than the check can remember
 * @param examples the first thousand duplicates
 */
public record ExactnessReport(
        long accepted,
        long distinct,
        long duplicates,
        long repeatedByClientMsgId,
        boolean complete,
        List<Duplicate> examples) {}
