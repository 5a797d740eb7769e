package io.yujian.journey.move;

import io.yujian.journey.move.MoveMapper.MoveRow;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.time.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Carries on with every open move; of one journey's moves only with the oldest. */
@Component
class MoveDuty implements Duty {
    /** By then every node knows the version and hears the events that it waits for. */
    private static final Duration ALL_NODES_KNOW = Duration.ofSeconds(3);

    /** So that the moves of other journeys, and other duties, are not kept waiting; the next round goes on. */
    private static final int STEPS_A_ROUND = 100;

    private final MoveMapper mapper;
    private final MovePeople people;
    private final InstantSource clock;

    MoveDuty(MoveMapper mapper, MovePeople people, InstantSource clock) {
        this.mapper = mapper;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journey-move";
    }

    @Override
    public String cron() {
        return "*/2 * * * * *";
    }

    @Override
    public void run() {
        Set<Long> journeys = new HashSet<>();
        Instant now = clock.instant();
        for (MoveRow move : mapper.open()) {
            boolean known = !now.isBefore(UtcTime.toInstant(move.startedAt()).plus(ALL_NODES_KNOW));
            if (!journeys.add(move.journeyId()) || !known) {
                continue;
            }
            for (int step = 0; step < STEPS_A_ROUND && people.step(move.id()); step++) {
                // until it is done, or the round is over
            }
        }
    }
}
