package io.yujian.simulator.load;

import org.HdrHistogram.Histogram;

/** Percentiles in milliseconds. With a count of 0 all of them are 0. */
public record Latency(long count, double mean, double p50, double p90, double p99, double p999, double max) {

    static Latency of(Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return new Latency(0, 0, 0, 0, 0, 0, 0);
        }
        return new Latency(
                micros.getTotalCount(),
                round(micros.getMean()),
                round(micros.getValueAtPercentile(50)),
                round(micros.getValueAtPercentile(90)),
                round(micros.getValueAtPercentile(99)),
                round(micros.getValueAtPercentile(99.9)),
                round(micros.getMaxValue()));
    }

    private static double round(double micros) {
        return Math.round(micros) / 1000.0;
    }
}
