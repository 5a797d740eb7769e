package io.yujian.journey.insight.report;

/**
 * A rate with its 95 % interval (Wilson).
 *
 * @param value 0 to 1
 * @param of how many people it is a rate of
 */
public record RateView(double value, double low, double high, long of) {}
