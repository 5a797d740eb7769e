package io.yujian.journey.node;

/** Why a node is asked again. */
public sealed interface Resumption {
    /** The effect it asked for was applied. */
    record EffectDone(EffectResult result) implements Resumption {}

    /** What it waited for outside has happened; it should look. */
    record Nudged() implements Resumption {}
}
