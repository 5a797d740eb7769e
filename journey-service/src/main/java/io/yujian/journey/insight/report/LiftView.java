package io.yujian.journey.insight.report;

/**
 * A difference of two rates with its 95 % interval (Newcombe); 0.031 is 3.1 points.
 *
 * @param clear the interval is on one side of zero
 */
public record LiftView(double value, double low, double high, boolean clear) {}
