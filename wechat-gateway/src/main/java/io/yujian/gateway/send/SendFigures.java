package io.yujian.gateway.send;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.yujian.gateway.SendState;
import io.yujian.gateway.send.FigureMapper.FigureRow;
import io.yujian.gateway.send.FigureMapper.FigureSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * How sending goes, over all nodes: outcomes and reasons per minute and the time from cause to send in classes of a tenth.
 * One statement for each batch of results, in its transaction, on rows of this process' own.
 */
@Component
class SendFigures {
    private static final double CLASS = 1.1;

    private final FigureMapper mapper;
    private final MeterRegistry meters;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();
    private final Map<SendState, Counter> counters = new ConcurrentHashMap<>();
    private final int slot = ThreadLocalRandom.current().nextInt(1024);

    SendFigures(FigureMapper mapper, MeterRegistry meters) {
        this.mapper = mapper;
        this.meters = meters;
    }

    void count(List<TryBook.End> ends, Instant now) {
        long minute = now.getEpochSecond() / 60;
        SortedMap<String, Long> counts = new TreeMap<>();
        for (TryBook.End end : ends) {
            String state = end.state().name().toLowerCase(Locale.ROOT);
            counts.merge("s" + state, 1L, Long::sum);
            if (end.reason() != null) {
                counts.merge("r" + word(end.reason()), 1L, Long::sum);
            }
            if (end.state() == SendState.SENT) {
                Duration latency = Duration.between(end.row().causedAt(), now);
                counts.merge("l" + classOf(latency.toMillis()), 1L, Long::sum);
                timers.computeIfAbsent(
                                end.row().lane(),
                                lane -> meters.timer("yujian.gateway.send.latency", "lane", Integer.toString(lane)))
                        .record(latency.isNegative() ? Duration.ZERO : latency);
            }
            counters.computeIfAbsent(end.state(), s -> meters.counter("yujian.gateway.sends", "state", state))
                    .increment();
        }
        List<FigureRow> rows = new ArrayList<>(counts.size());
        counts.forEach((key, n) -> rows.add(new FigureRow(minute, slot, key.substring(0, 1), key.substring(1), n)));
        mapper.add(rows);
    }

    private static int classOf(long ms) {
        return ms <= 1 ? 0 : (int) Math.ceil(Math.log(ms) / Math.log(CLASS));
    }

    private static long upTo(int latencyClass) {
        return Math.round(Math.pow(CLASS, latencyClass));
    }

    /** Without its details, or every instant and number would be a reason of its own. */
    private static String word(String reason) {
        int details = reason.indexOf(':');
        return details < 0 ? reason : reason.substring(0, details);
    }

    /** @param p50Ms upper edge of the class that holds the median; 0 when nothing was sent */
    record Figures(Map<String, Long> states, Map<String, Long> reasons, long p50Ms, long p99Ms) {}

    Figures of(Duration back, Instant now) {
        long from = now.minus(back).getEpochSecond() / 60;
        Map<String, Long> states = new HashMap<>();
        Map<String, Long> reasons = new HashMap<>();
        TreeMap<Integer, Long> latency = new TreeMap<>();
        for (FigureSum sum : mapper.since(from)) {
            switch (sum.kind()) {
                case "s" -> states.put(sum.name(), sum.n());
                case "r" -> reasons.put(sum.name(), sum.n());
                case "l" -> latency.put(Integer.valueOf(sum.name()), sum.n());
                default -> {
                    // figures of others, such as of callbacks
                }
            }
        }
        return new Figures(states, reasons, percentile(latency, 0.5), percentile(latency, 0.99));
    }

    private static long percentile(TreeMap<Integer, Long> classes, double share) {
        long all = classes.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (Map.Entry<Integer, Long> one : classes.entrySet()) {
            seen += one.getValue();
            if (seen >= Math.ceil(all * share)) {
                return upTo(one.getKey());
            }
        }
        return 0;
    }
}
