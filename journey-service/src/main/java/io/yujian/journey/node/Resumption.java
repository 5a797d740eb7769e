package io.yujian.journey.node;

import tools.jackson.databind.node.ObjectNode;

/** Why a node is asked again. */
public sealed interface Resumption {
    /** The effect it asked for was applied. */
    record EffectDone(EffectResult result) implements Resumption {}

    /**
     * One of the events came that it listens for.
     *
     * @param accountId channel account through which it came; 0: none
     * @param data do not change it
     */
    record Happened(String eventType, long accountId, ObjectNode data) implements Resumption {}

    /** What it waited for outside has happened, or its time is up; it should look. */
    record Nudged() implements Resumption {}
}
