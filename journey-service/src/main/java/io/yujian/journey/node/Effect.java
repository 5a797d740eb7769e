package io.yujian.journey.node;

/**
 * Something to do or to look up inside the step's transaction, described as a value. Effects of one type are applied
 * together for all runs of a batch by their {@link EffectHandler}.
 */
public interface Effect {}
