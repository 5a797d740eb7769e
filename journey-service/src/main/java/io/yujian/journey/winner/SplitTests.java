package io.yujian.journey.winner;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.engine.CountKey;
import io.yujian.journey.engine.JourneySource;
import io.yujian.journey.node.Durations;
import io.yujian.journey.node.Ways;
import io.yujian.journey.node.randomsplit.RandomSplitConfig;
import io.yujian.journey.winner.Decision.Arm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tests that run: what they ask for, and how far they are. */
@Component
class SplitTests {
    private final JourneySource journeys;
    private final WinnerRows rows;

    SplitTests(JourneySource journeys, WinnerRows rows) {
        this.journeys = journeys;
        this.rows = rows;
    }

    /** @param version the published one that it was read from */
    record Running(SplitTest test, RandomSplitConfig config, int version) {}

    /** @param since begin of the round */
    record Progress(List<Arm> arms, Instant since) {
        boolean isEnough(RandomSplitConfig config, Instant now) {
            Integer people = config.leastPeople();
            String time = config.leastTime();
            return (people == null || arms.stream().allMatch(arm -> arm.people() >= people))
                    && (time == null || !since.plus(Durations.require(time)).isAfter(now));
        }
    }

    /** Of the latest version of a journey. */
    List<Running> of(CompiledJourney journey) {
        List<Running> tests = new ArrayList<>();
        for (CompiledNode<?> node : journey.nodes()) {
            if (node.config() instanceof RandomSplitConfig split && split.picks()) {
                tests.add(new Running(new SplitTest(journey.id(), node.id(), split.test()), split, journey.version()));
            }
        }
        return tests;
    }

    /** People of a round; goals that they reached later count too. */
    Progress progress(Running running, WinnerRow round, Instant now) {
        SplitTest test = running.test();
        List<Integer> versions = versions(running);
        Instant since = round.since();
        if (since == null) {
            Instant published = rows.publishedAt(test.journeyId(), versions.get(0));
            since = published == null ? now : published;
        }
        int fromHour = round.since() == null ? 0 : (int) (since.getEpochSecond() / 3600);
        Map<String, Long> counts = rows.counts(test, versions, fromHour);
        List<Arm> arms = new ArrayList<>();
        for (int way = 0; way < running.config().ways().size(); way++) {
            if (running.config().ways().get(way).share() > 0) {
                String port = Ways.port(way);
                arms.add(new Arm(
                        port,
                        counts.getOrDefault(CountKey.ARM + port, 0L),
                        counts.getOrDefault(CountKey.ARM_GOAL + port, 0L)));
            }
        }
        return new Progress(arms, since);
    }

    /** All in which the node has these shares, ascending. Versions never change, and are in memory once they were used. */
    private List<Integer> versions(Running running) {
        List<Integer> versions = new ArrayList<>();
        for (int version = 1; version <= running.version(); version++) {
            CompiledJourney journey = journeys.version(running.test().journeyId(), version);
            CompiledNode<?> node =
                    journey == null ? null : journey.node(running.test().node());
            if (node != null
                    && node.config() instanceof RandomSplitConfig split
                    && split.test().equals(running.test().ways())) {
                versions.add(version);
            }
        }
        return versions;
    }
}
