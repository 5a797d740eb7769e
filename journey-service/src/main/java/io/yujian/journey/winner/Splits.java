package io.yujian.journey.winner;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.insight.report.Proportions;
import io.yujian.journey.node.Durations;
import io.yujian.journey.winner.Decision.Arm;
import io.yujian.journey.winner.SplitTests.Progress;
import io.yujian.journey.winner.SplitTests.Running;
import io.yujian.journey.winner.SplitView.SplitArmView;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.wakeup.Wakeups;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Splits with a winner of their own, as operators see and restart them. */
@Component
public class Splits {
    private static final TypeReference<List<Arm>> ARMS = new TypeReference<>() {};
    private final JourneySource journeys;
    private final SplitTests tests;
    private final WinnerRows rows;
    private final AuditLog audit;
    private final Wakeups wakeups;
    private final JsonMapper json;
    private final InstantSource clock;

    Splits(
            JourneySource journeys,
            SplitTests tests,
            WinnerRows rows,
            AuditLog audit,
            Wakeups wakeups,
            JsonMapper json,
            InstantSource clock) {
        this.journeys = journeys;
        this.tests = tests;
        this.rows = rows;
        this.audit = audit;
        this.wakeups = wakeups;
        this.json = json;
        this.clock = clock;
    }

    /** Of the published version, by node; none of a journey that was never published. */
    public List<SplitView> of(long journeyId) {
        LiveJourney journey = journeys.current().journey(journeyId);
        CompiledJourney latest = journey == null ? null : journey.latest();
        if (latest == null) {
            return List.of();
        }
        List<Running> running = tests.of(latest);
        if (running.isEmpty()) {
            return List.of();
        }
        Map<SplitTest, WinnerRow> rounds = rows.latest(journeyId);
        return running.stream()
                .map(each -> view(each, rounds.getOrDefault(each.test(), WinnerRow.first(each.test()))))
                .toList();
    }

    /**
     * Takes a decision back: people are split again at once, and a new round counts those who enter from the next full hour
     * on.
     *
     * @throws YujianException 404 {@code split.not-found}; 409 {@code split.not-decided}
     */
    @Transactional
    public void restart(long journeyId, String node) {
        LiveJourney journey = journeys.current().journey(journeyId);
        CompiledJourney latest = journey == null ? null : journey.latest();
        Running running = (latest == null ? List.<Running>of() : tests.of(latest))
                .stream()
                        .filter(each -> each.test().node().equals(node))
                        .findFirst()
                        .orElseThrow(() -> YujianException.notFound("split.not-found", "已发布的版本里没有这个自动选优的分流"));
        WinnerRow round = rows.latest(journeyId).get(running.test());
        Instant since = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        if (round == null || round.decidedAt() == null || !rows.begin(running.test(), round.round() + 1, since)) {
            throw YujianException.conflict("split.not-decided", "这个分流还没有判定，或刚刚已被重新开始");
        }
        audit.record("journey.split-restarted", "journey:" + journeyId, node + " 第 " + (round.round() + 1) + " 轮");
        wakeups.nudge(StoredWinners.TOPIC);
    }

    private SplitView view(Running running, WinnerRow round) {
        Instant now = clock.instant();
        Progress progress = tests.progress(running, round, now);
        boolean decided = round.decidedAt() != null;
        List<Arm> arms = round.numbers() == null ? progress.arms() : json.readValue(round.numbers(), ARMS);
        String time = running.config().leastTime();
        String state = !decided ? "running" : round.port() == null ? "unclear" : "won";
        return new SplitView(
                running.test().node(),
                round.round(),
                progress.since(),
                running.config().leastPeople(),
                time == null ? null : progress.since().plus(Durations.require(time)),
                state,
                round.port(),
                round.clear(),
                round.decidedAt(),
                decided ? round.version() : null,
                arms.stream()
                        .map(arm -> new SplitArmView(
                                arm.port(), arm.people(), arm.goals(), Proportions.rate(arm.goals(), arm.people())))
                        .toList());
    }
}
