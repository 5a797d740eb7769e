package io.yujian.journey.engine.store;

import io.yujian.member.MergeParticipant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Runs go with the person: when two customers turn out to be one, the survivor has the runs of both, each where it
 * stands. The story of a run (its steps) and refusals are facts and stay under the id they were written with.
 */
@Component
class RunMerging implements MergeParticipant {
    private final RunMapper mapper;

    RunMerging(RunMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        List<Long> runs = mapper.ofCustomer(loserId);
        if (runs.isEmpty()) {
            return List.of();
        }
        mapper.rekey(loserId, survivorId);
        String was = "{\"customer_id\":\"" + loserId + "\"}";
        return runs.stream()
                .map(id -> new Change("jn_run", Long.toString(id), was))
                .toList();
    }
}
