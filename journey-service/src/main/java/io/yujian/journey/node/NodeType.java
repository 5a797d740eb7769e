package io.yujian.journey.node;

import io.yujian.platform.extension.ExtensionType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A kind of step that operators can draw. One bean in a folder of its own; the engine knows none of them.
 *
 * <p>{@link #execute} and {@link #resume} are pure decisions in memory: no database, HTTP, clock or randomness but what
 * {@link StepContext} gives (its {@link StepContext#facts} may read, for all runs of the transaction at once). What they want done they return as an {@link Effect}. Safe for any number of threads.
 *
 * @param <C> configuration
 */
public interface NodeType<C extends Record> extends ExtensionType<C> {
    /** Ways out, in the order of the canvas; labels are never blank. */
    List<Port> ports(C config);

    /** Every exit that some configuration has; those that not all have are optional. */
    default List<Port> possiblePorts() {
        return ports(example());
    }

    /** How the canvas draws it. */
    Render render();

    /** The run has arrived at the node. */
    NodeOutcome execute(C config, StepContext step);

    /** What the run waited for here is known. Called only after an outcome that asked for it. */
    default NodeOutcome resume(C config, StepContext step, Resumption resumption) {
        throw new IllegalStateException(typeId() + " does not wait for " + resumption);
    }

    /** True when a run that comes here is over, so that a node before it need not wait on the way. */
    default boolean ends(C config) {
        return false;
    }

    /**
     * True when chance sends people along the exits, so that the people of each are alike and the report can compare what
     * the ways lead to. Each run stays in the first arm that it took.
     */
    default boolean comparesExits(C config) {
        return false;
    }

    /** True when the configuration is of no use in a journey that nobody can reach a goal of. */
    default boolean needsGoal(C config) {
        return false;
    }

    /** True when whoever comes here has reached the journey's goal. */
    default boolean marksGoal(C config) {
        return false;
    }

    /** After so many comings a run leaves a circle through this node; empty: the node ends none. */
    default OptionalInt rounds(C config) {
        return OptionalInt.empty();
    }

    /** Event types that {@link NodeOutcome.AwaitEvents} and {@link NodeOutcome.Listen} of this configuration may name. */
    default Set<String> awaits(C config) {
        return Set.of();
    }

    /** Other nodes of the journey that it asks about; they must be there. */
    default Set<String> refersTo(C config) {
        return Set.of();
    }

    /** Names under which it remembers values for later nodes. */
    default Set<String> remembers(C config) {
        return Set.of();
    }

    /** Names of remembered values that it reads. */
    default Set<String> reads(C config) {
        return Set.of();
    }

    /** What is wrong with a configuration that is well-formed. May look into the database. */
    default List<Finding> check(C config) {
        return List.of();
    }

    /** How long a run may stay here before it leaves by the port; for checks of the whole drawing. */
    default Stay stay(C config, String port) {
        return Stay.NONE;
    }

    /** The reply window that the node's message needs; empty when it needs none or has another way. */
    default Optional<ReplyWindow> replyWindow(C config) {
        return Optional.empty();
    }

    /** Shapes the canvas knows; a closed list of the UI, not of node types. */
    enum Render {
        STEP,
        BRANCH,
        WAIT,
        SEND,
        EFFECT,
        END
    }
}
