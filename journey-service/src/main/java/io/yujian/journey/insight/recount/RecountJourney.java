package io.yujian.journey.insight.recount;

import io.yujian.journey.engine.CountKey;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.insight.recount.RecountMapper.MendRow;
import io.yujian.journey.insight.recount.RecountMapper.StandingRow;
import io.yujian.journey.insight.recount.RecountMapper.SumRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares a journey's counters with its runs and adds what is missing. Runs and counters are written in the same
 * transactions, so in one snapshot they must agree; what they differ by is a difference for ever, and adding it is right
 * however much happens meanwhile. Corrections have a slot of their own, so they can be told from what was counted.
 */
@Component
public class RecountJourney {
    /** No engine's worker writes here. */
    static final byte SLOT = 99;

    private static final Logger LOG = LoggerFactory.getLogger(RecountJourney.class);
    private final RecountMapper mapper;
    private final InstantSource clock;

    RecountJourney(RecountMapper mapper, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @return how many counters were wrong */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public int recount(long journeyId) {
        Map<Figure, Long> drift = new TreeMap<>();
        for (StandingRow row : mapper.standing(journeyId)) {
            RunState state = RunState.of(row.state());
            if (state == RunState.HELD_OUT) {
                continue; // never entered
            }
            add(drift, row.version(), "", CountKey.ENTERED, row.n());
            if (state == RunState.FINISHED) {
                add(drift, row.version(), "", CountKey.FINISHED, row.n());
            } else if (state == RunState.LEFT) {
                add(drift, row.version(), "", CountKey.LEFT, row.n());
            } else {
                add(drift, row.version(), row.node(), CountKey.ENTERED, row.n());
            }
        }
        for (SumRow row : mapper.sums(journeyId)) {
            // Who stands at a node is its entries less those who left; each of the two alone cannot be known again.
            boolean leftNode = !row.node().isEmpty() && row.kind().equals(CountKey.LEFT);
            String kind = leftNode ? CountKey.ENTERED : row.kind();
            add(drift, row.version(), row.node(), kind, leftNode ? row.n() : -row.n());
        }
        int hour = (int) (clock.instant().getEpochSecond() / 3600);
        List<MendRow> rows = new ArrayList<>();
        drift.forEach((figure, missing) -> {
            if (missing != 0) {
                rows.add(mend(journeyId, figure, missing, hour));
            }
        });
        if (!rows.isEmpty()) {
            LOG.warn("counters disagreed with the runs and were mended: journeyId={} counters={}", journeyId, rows);
            mapper.mend(rows);
        }
        return rows.size();
    }

    /** A node that seems to hold too many has seen some leave; everything else is put right where it is wrong. */
    private static MendRow mend(long journeyId, Figure f, long missing, int hour) {
        boolean leave = !f.node().isEmpty() && missing < 0;
        return new MendRow(
                journeyId,
                f.version(),
                f.node(),
                leave ? CountKey.LEFT : f.kind(),
                hour,
                SLOT,
                leave ? -missing : missing);
    }

    private static void add(Map<Figure, Long> drift, int version, String node, String kind, long n) {
        drift.merge(new Figure(version, node, kind), n, Long::sum);
    }

    private record Figure(int version, String node, String kind) implements Comparable<Figure> {
        @Override
        public int compareTo(Figure o) {
            int byVersion = Integer.compare(version, o.version);
            int byNode = byVersion != 0 ? byVersion : node.compareTo(o.node);
            return byNode != 0 ? byNode : kind.compareTo(o.kind);
        }
    }
}
