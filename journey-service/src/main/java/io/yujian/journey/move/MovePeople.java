package io.yujian.journey.move;

import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.VersionMoves;
import io.yujian.journey.engine.VersionMoves.Destination;
import io.yujian.journey.engine.VersionMoves.Moved;
import io.yujian.journey.engine.VersionMoves.Place;
import io.yujian.journey.move.MoveMapper.MoveRow;
import io.yujian.journey.move.MoveMapper.StandingRow;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.time.UtcTime;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moves people step by step. A step is one transaction that moves some people and the cursor, so a crash loses neither
 * and does nobody twice; two nodes take turns at the cursor's row. Passes go through the journey's runs until one finds
 * nobody: whoever was busy, or came to such a place meanwhile, is found by the next.
 */
@Component
public class MovePeople {
    /** Runs looked at in one step; those that are moved are among them. */
    static final int STEP = 200;

    private static final Logger LOG = LoggerFactory.getLogger(MovePeople.class);
    private final MoveMapper mapper;
    private final VersionMoves moves;
    private final TransactionRetry transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    MovePeople(
            MoveMapper mapper,
            VersionMoves moves,
            TransactionRetry transactions,
            InstantSource clock,
            JsonMapper json) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /** @return false when it is finished, or a pass is over: time for others */
    public boolean step(long moveId) {
        return transactions.get(() -> {
            MoveRow move = mapper.lock(moveId);
            if (move == null || move.finishedAt() != null) {
                return false;
            }
            MoveRow next = step(move);
            mapper.advance(next);
            if (next.finishedAt() != null) {
                LOG.info(
                        "people were moved to a new version: journeyId={} version={} moved={} left={}",
                        next.journeyId(),
                        next.toVersion(),
                        next.moved(),
                        next.gone());
            }
            boolean passOver = next.passAfter() == 0 && next.passState() == RunState.ALIVE.get(0);
            return next.finishedAt() == null && !passOver;
        });
    }

    private MoveRow step(MoveRow move) {
        List<StandingRow> runs = mapper.standing(move.journeyId(), move.passState(), move.passAfter(), STEP);
        if (runs.isEmpty()) {
            return nextState(move);
        }
        Map<Place, Destination> plan = plan(move);
        List<Long> wanted = runs.stream()
                .filter(run -> run.node() != null && plan.containsKey(new Place(run.version(), run.node())))
                .map(StandingRow::id)
                .toList();
        Moved done =
                wanted.isEmpty() ? new Moved(0, 0, 0) : moves.move(move.journeyId(), move.toVersion(), plan, wanted);
        return move.at(
                move.passState(),
                runs.get(runs.size() - 1).id(),
                move.passFound() + wanted.size(),
                done.moved(),
                done.left());
    }

    /** The pass goes on with the next state; after the last one a new pass begins, unless this one found nobody. */
    private MoveRow nextState(MoveRow move) {
        int at = RunState.ALIVE.indexOf(move.passState()) + 1;
        if (at < RunState.ALIVE.size()) {
            return move.at(RunState.ALIVE.get(at), 0, move.passFound(), 0, 0);
        }
        return move.passFound() == 0
                ? move.finished(UtcTime.of(clock.instant()))
                : move.at(RunState.ALIVE.get(0), 0, 0, 0, 0);
    }

    private Map<Place, Destination> plan(MoveRow move) {
        Map<Place, Destination> plan = new HashMap<>();
        for (MoveDecision d : json.readValue(move.plan(), MoveDecision[].class)) {
            plan.put(new Place(d.version(), d.node()), new Destination(d.moves() ? d.to() : null));
        }
        return plan;
    }
}
