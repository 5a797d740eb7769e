package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.StepContext;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A run at a node, as the node sees it. */
record Visit(Run run, CompiledJourney journey, CompiledNode<?> node, Work work) implements StepContext {
    private static final Note GOAL = new Note("达成目标", "reached the goal");

    @Override
    public long runId() {
        return run.id();
    }

    @Override
    public long journeyId() {
        return run.origin().journeyId();
    }

    @Override
    public int version() {
        return journey.version();
    }

    @Override
    public String nodeId() {
        return node.id();
    }

    @Override
    public int visit() {
        return run.memory().visit(node.id());
    }

    @Override
    public int visitsOf(String otherNodeId) {
        return run.memory().visit(otherNodeId);
    }

    @Override
    public int nextWaitNo() {
        return run.waitNo() + 1;
    }

    @Override
    public Instant now() {
        return work.now();
    }

    @Override
    public ZoneId zone() {
        return work.zone();
    }

    @Override
    public CustomerSnapshot customer() {
        return work.customer(run.origin().customerId());
    }

    @Override
    public long identityId() {
        return run.origin().identityId();
    }

    @Override
    public long accountId() {
        return run.origin().accountId();
    }

    @Override
    public @Nullable String recipient() {
        return run.origin().recipient();
    }

    @Override
    public byte lane() {
        return run.origin().lane();
    }

    @Override
    public String traceId() {
        return run.origin().traceId();
    }

    @Override
    public Instant causedAt() {
        return run.causedAt();
    }

    @Override
    public ConditionFacts facts() {
        return new ConditionFacts(
                customer(),
                new ConditionInstant(now(), zone()),
                trigger(),
                this::variable,
                work.more(),
                run.origin().enteredAt());
    }

    @Override
    public ObjectNode trigger() {
        return run.memory().trigger();
    }

    @Override
    public @Nullable ObjectNode variable(String name) {
        return run.memory().variable(name);
    }

    @Override
    public void remember(String name, ObjectNode value) {
        run.memory().remember(name, value);
    }

    @Override
    public boolean test() {
        return run.memory().test();
    }

    @Override
    public void reachGoal() {
        work.reachGoal(run, GOAL);
    }

    @Override
    public boolean endsBehind(String port) {
        String next = node.behind(port);
        CompiledNode<?> behind = next == null ? null : journey.node(next);
        return behind == null || behind.ends();
    }

    @Override
    public boolean isDrawn(String port) {
        return node.behind(port) != null;
    }

    @Override
    public RandomGenerator random() {
        return new SplittableRandom(run.id() * 31 + node.id().hashCode() * 7919L + visit());
    }
}
