package io.yujian.journey.node;

/** What became of an effect; the node that asked knows the type. */
public interface EffectResult {
    /** Done, nothing to tell. */
    EffectResult DONE = new Done();

    /** Done, nothing to tell. */
    record Done() implements EffectResult {}
}
