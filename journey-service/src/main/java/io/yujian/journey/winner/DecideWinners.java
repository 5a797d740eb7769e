package io.yujian.journey.winner;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.winner.SplitTests.Progress;
import io.yujian.journey.winner.SplitTests.Running;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.wakeup.Wakeups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides, each minute, the tests for which there is enough: each round once, whichever node comes first, in a transaction
 * of its own. A test that is decided costs nothing more.
 */
@Component
@ConditionalOnRole(Role.JOURNEY_SERVICE)
class DecideWinners implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(DecideWinners.class);
    private final JourneySource journeys;
    private final SplitTests tests;
    private final WinnerRows rows;
    private final AuditLog audit;
    private final Wakeups wakeups;
    private final TransactionRetry transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    DecideWinners(
            JourneySource journeys,
            SplitTests tests,
            WinnerRows rows,
            AuditLog audit,
            Wakeups wakeups,
            TransactionRetry transactions,
            JsonMapper json,
            InstantSource clock) {
        this.journeys = journeys;
        this.tests = tests;
        this.rows = rows;
        this.audit = audit;
        this.wakeups = wakeups;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "decide-winners";
    }

    @Override
    public String cron() {
        return "50 * * * * *";
    }

    @Override
    public void run() {
        Map<SplitTest, WinnerRow> rounds = rows.latest();
        for (LiveJourney journey : journeys.current().all()) {
            CompiledJourney latest = journey.latest();
            if (latest != null && journey.standing() == Standing.RUNNING) {
                tests.of(latest)
                        .forEach(running ->
                                decide(running, rounds.getOrDefault(running.test(), WinnerRow.first(running.test()))));
            }
        }
    }

    private void decide(Running running, WinnerRow round) {
        Instant now = clock.instant();
        if (round.decidedAt() != null || round.since() != null && round.since().isAfter(now)) {
            return;
        }
        Progress progress = tests.progress(running, round, now);
        if (!progress.isEnough(running.config(), now)) {
            return;
        }
        Decision decision = Decision.of(running.config(), progress.arms());
        WinnerRow decided = new WinnerRow(
                running.test(),
                round.round(),
                round.since(),
                running.version(),
                decision.port(),
                decision.clear(),
                now,
                json.writeValueAsString(progress.arms()));
        boolean mine = transactions.get(() -> {
            boolean first = rows.decide(decided);
            if (first) {
                audit.record(
                        "journey.split-decided",
                        "journey:" + running.test().journeyId(),
                        running.test().node() + " "
                                + (decision.port() == null ? "继续分流" : "胜出 " + decision.port())
                                + (decision.clear() ? " " : "（分不出胜负） ") + decided.numbers());
            }
            return first;
        });
        if (mine) {
            wakeups.nudge(StoredWinners.TOPIC);
            LOG.info(
                    "split decided: journeyId={} node={} round={} winner={} clear={}",
                    running.test().journeyId(),
                    running.test().node(),
                    round.round(),
                    decision.port(),
                    decision.clear());
        }
    }
}
