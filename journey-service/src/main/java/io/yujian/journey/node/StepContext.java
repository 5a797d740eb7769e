package io.yujian.journey.node;

import io.yujian.member.ConditionFacts;
import io.yujian.member.CustomerSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One run at one node, as the node sees it. Valid during the call only. */
public interface StepContext {
    long runId();

    long journeyId();

    /** Of the journey, by which the run goes now. */
    int version();

    String nodeId();

    /** How many times the run has come to this node, from 1. */
    int visit();

    /** How many times the run has come to another node; 0: never. */
    int visitsOf(String otherNodeId);

    /** Number that the run's next wait will have; goes to whoever shall wake it. */
    int nextWaitNo();

    /** One instant for the whole transaction. */
    Instant now();

    /** The brand's zone. */
    ZoneId zone();

    /** As locked by this transaction, with what earlier steps of it changed. */
    CustomerSnapshot customer();

    long identityId();

    /** Channel account that the run came through; 0 when none. */
    long accountId();

    /** Openid at that account; null when none. */
    @Nullable
    String recipient();

    byte lane();

    String traceId();

    /** When the event that caused this step was received, or the time came that it waited for. */
    Instant causedAt();

    /** What conditions may ask; what they ask of the database is read once for all runs of the transaction. */
    ConditionFacts facts();

    /** Data of the event that started the run; do not change it. */
    ObjectNode trigger();

    /** What an earlier node remembered under the name; null when none did. Do not change it. */
    @Nullable
    ObjectNode variable(String name);

    /** Keeps a value for later nodes of this run; replaces an earlier one. */
    void remember(String name, ObjectNode value);

    /** True in a run that an operator let in to test; what it starts is a test too. */
    default boolean test() {
        return false;
    }

    /** The run has reached the journey's goal; counted once, however often it is said. */
    void reachGoal();

    /** True when the run is over once it leaves by the port: nothing is drawn there, or an end. */
    boolean endsBehind(String port);

    /** True when something is drawn behind the port. */
    boolean isDrawn(String port);

    /** Same numbers for the same run, node and visit, on every try. */
    RandomGenerator random();
}
