package io.yujian.gateway.outcome;

import io.yujian.gateway.MessageOutcomes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums the counters of a source. */
@Component
class CountedOutcomes implements MessageOutcomes {
    private final JdbcTemplate jdbc;

    CountedOutcomes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Sum(String node, String kind, long n) {}

    @Override
    public Report of(long sourceRef, int version, Instant from, Instant to) {
        Map<String, Outcomes> nodes = new HashMap<>();
        TreeMap<Integer, Long> latency = new TreeMap<>();
        for (Sum sum : jdbc.query(
                "SELECT node,kind,SUM(n) FROM gw_outcome WHERE source_ref=? AND hour>=? AND hour<? AND (?=0 OR version=?)"
                        + " GROUP BY node,kind",
                (rs, i) -> new Sum(rs.getString(1), rs.getString(2), rs.getLong(3)),
                sourceRef,
                hour(from),
                hour(to),
                version,
                version)) {
            if (sum.kind().startsWith(OutcomeCounts.LATENCY)) {
                latency.merge(
                        Integer.valueOf(sum.kind().substring(OutcomeCounts.LATENCY.length())), sum.n(), Long::sum);
            } else if (sum.n() != 0) {
                nodes.put(sum.node(), plus(nodes.get(sum.node()), sum));
            }
        }
        return new Report(nodes, latency);
    }

    private static Outcomes plus(@org.jspecify.annotations.Nullable Outcomes known, Sum sum) {
        Outcomes o = known == null
                ? new Outcomes(0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>())
                : known;
        String kind = sum.kind();
        if (kind.equals(OutcomeCounts.SENT)) {
            return new Outcomes(sum.n(), o.delivered(), o.refused(), o.unknown(), o.notSent(), o.passed());
        }
        if (kind.equals(OutcomeCounts.DELIVERED)) {
            return new Outcomes(o.sent(), sum.n(), o.refused(), o.unknown(), o.notSent(), o.passed());
        }
        put(o.refused(), OutcomeCounts.REFUSED, sum);
        put(o.unknown(), OutcomeCounts.UNKNOWN, sum);
        put(o.notSent(), OutcomeCounts.NOT_SENT, sum);
        put(o.passed(), OutcomeCounts.PASSED, sum);
        return o;
    }

    private static void put(Map<String, Long> reasons, String prefix, Sum sum) {
        if (sum.kind().startsWith(prefix)) {
            reasons.put(sum.kind().substring(prefix.length()), sum.n());
        }
    }

    private static int hour(Instant at) {
        return (int) Math.max(0, Math.min(at.getEpochSecond() / 3600, Integer.MAX_VALUE));
    }
}
