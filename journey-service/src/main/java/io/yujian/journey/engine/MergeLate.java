package io.yujian.journey.engine;

import io.yujian.member.MergeParticipant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refused events go with the person when two customers turn out to be one. */
@Component
class MergeLate implements MergeParticipant {
    private final LateEntries entries;

    MergeLate(LateEntries entries) {
        this.entries = entries;
    }

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        return entries.rekey(loserId, survivorId).stream()
                .map(key -> new Change("jn_late", key, "{\"customer_id\":\"" + loserId + "\"}"))
                .toList();
    }
}
