package io.yujian.journey.approval;

import io.yujian.journey.approval.ApprovalMapper.ApprovalRow;
import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An approval as people see it.
 *
 * @param state {@code submitted}, {@code approved}, {@code sent-back}, {@code withdrawn}, {@code void}, {@code published}
 * @param urged how often it was urged within the last day
 * @param own the caller has submitted it, and so may not decide it
 */
public record ApprovalView(
        String id,
        String journeyId,
        String journeyName,
        int revision,
        String state,
        String note,
        String submittedBy,
        Instant submittedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String comment,
        int urged,
        boolean own) {
    static ApprovalView of(ApprovalRow row, String journeyName, Instant now, String caller) {
        return new ApprovalView(
                Long.toString(row.id()),
                Long.toString(row.journeyId()),
                journeyName,
                row.revision(),
                row.state(),
                row.note(),
                row.submittedBy(),
                UtcTime.toInstant(row.submittedAt()),
                row.decidedBy(),
                row.decidedAt() == null ? null : UtcTime.toInstant(row.decidedAt()),
                row.comment(),
                Urges.read(row.urged(), now).size(),
                row.submitter().equals(caller));
    }
}
