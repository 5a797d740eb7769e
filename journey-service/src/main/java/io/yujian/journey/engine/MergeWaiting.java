package io.yujian.journey.engine;

import io.yujian.member.MergeParticipant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits to enter goes with the person when two customers turn out to be one. */
@Component
class MergeWaiting implements MergeParticipant {
    private final WaitingEntries entries;

    MergeWaiting(WaitingEntries entries) {
        this.entries = entries;
    }

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        return entries.rekey(loserId, survivorId).stream()
                .map(id -> new Change("jn_waiting", Long.toString(id), "{\"customer_id\":\"" + loserId + "\"}"))
                .toList();
    }
}
