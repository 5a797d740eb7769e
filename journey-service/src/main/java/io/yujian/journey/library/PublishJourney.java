package io.yujian.journey.library;

import io.yujian.journey.check.DefinitionCheck;
import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.move.MoveDecision;
import io.yujian.journey.move.PlannedMoves;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the draft the version that new customers enter, and takes down what becomes of those who are inside. */
@Component
public class PublishJourney {
    private static final Logger LOG = LoggerFactory.getLogger(PublishJourney.class);
    private final JourneyMapper mapper;
    private final JourneyDrafts drafts;
    private final DefinitionCheck check;
    private final JourneyCompiler compiler;
    private final JsonMapper json;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Wakeups wakeups;
    private final PlannedMoves moves;
    private final PublishGate gate;

    /** Member of the refusal: all problems, warnings too. */
    record Found(List<Problem> problems) {}

    PublishJourney(
            JourneyMapper mapper,
            JourneyDrafts drafts,
            DefinitionCheck check,
            JourneyCompiler compiler,
            JsonMapper json,
            InstantSource clock,
            AuditLog audit,
            Wakeups wakeups,
            PlannedMoves moves,
            PublishGate gate) {
        this.gate = gate;
        this.mapper = mapper;
        this.drafts = drafts;
        this.check = check;
        this.compiler = compiler;
        this.json = json;
        this.clock = clock;
        this.audit = audit;
        this.wakeups = wakeups;
        this.moves = moves;
    }

    /** As {@link #publish(long, int, List, String)}; everybody inside stays with the version they entered. */
    @Transactional
    public int publish(long id, int revision, String by) {
        return publish(id, revision, List.of(), by);
    }

    /**
     * A paused journey stays paused.
     *
     * @param decisions for people who wait in older versions; whoever none speaks of stays
     * @param by shown name of who publishes
     * @throws YujianException 409 {@code journey.needs-approval}; 422 {@code journey.has-problems} with all problems when the draft has errors
     */
    @Transactional
    public int publish(long id, int revision, List<MoveDecision> decisions, String by) {
        JourneyRow row = drafts.lock(id);
        JourneyDrafts.requireRevision(row, revision);
        JourneyState state = JourneyState.of(row.state());
        if (state == JourneyState.ARCHIVED) {
            throw YujianException.conflict("journey.archived", "旅程已归档，不能发布；可以复制一份");
        }
        gate.pass(id, revision);
        ObjectNode definition = (ObjectNode) json.readTree(row.draft());
        List<Problem> problems = check.check(definition);
        if (problems.stream().anyMatch(Problem::isError)) {
            long errors = problems.stream().filter(Problem::isError).count();
            throw new YujianException(
                    422, "journey.has-problems", "旅程还有 " + errors + " 个问题，解决后才能发布", new Found(problems));
        }
        int version = row.publishedVersion() + 1;
        CompiledJourney compiled = compiler.compile(id, version, definition);
        LocalDateTime now = UtcTime.of(clock.instant());
        String awaits = String.join(",", new TreeSet<>(compiled.awaits()));
        mapper.forgetEntrants(id); // counted anew with the rule of this version
        mapper.addVersion(new VersionRow(id, version, row.draft(), awaits, now, by));
        JourneyState then = state == JourneyState.PAUSED ? JourneyState.PAUSED : JourneyState.RUNNING;
        mapper.changeState(id, then.word(), version, false, null, now);
        moves.plan(compiled, decisions, by);
        audit.record("journey.publish", "journey:" + id, row.name() + " v" + version);
        wakeups.nudge(LiveJourneys.TOPIC);
        LOG.info("journey published: journeyId={} version={}", id, version);
        return version;
    }
}
