package io.yujian.gateway.outcome;

import io.yujian.gateway.SendState;
import io.yujian.platform.database.Many;
import io.yujian.platform.id.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts what becomes of messages, in the transaction that writes it: one statement for each batch of results, on rows of
 * this process' own. A later result moves a message from one count to another, so each message counts once.
 */
@Component
public class OutcomeCounts {
    static final String SENT = "sent";
    static final String DELIVERED = "delivered";
    static final String REFUSED = "refused:";
    static final String UNKNOWN = "unknown:";
    static final String NOT_SENT = "not-sent:";
    static final String PASSED = "passed:";
    static final String LATENCY = "latency:";

    private static final int LONGEST_KIND = 100;
    private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::sourceRef)
            .thenComparingInt(Key::hour)
            .thenComparing(Key::node)
            .thenComparing(Key::kind)
            .thenComparingInt(Key::version);

    private final JdbcTemplate jdbc;
    private final int slot = ThreadLocalRandom.current().nextInt(100, 1_024);

    OutcomeCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(long sourceRef, int hour, String node, String kind, int version) {
        Key with(String otherNode, String otherKind) {
            return new Key(sourceRef, hour, otherNode, otherKind, version);
        }
    }

    /** Changes of counts, to be written together. Confined to one thread. */
    public static final class Changes {
        private final SortedMap<Key, Long> changes = new TreeMap<>(ORDER);

        /** Of which source and node what follows is. @param version of the journey; 0: none */
        public Changes.Of of(String sourceKind, long sourceRef, int version, long sourceId, String node) {
            int hour = (int) (Ids.timeOf(sourceId).getEpochSecond() / 3600);
            return new Of(sourceKind.equals("test") ? null : new Key(sourceRef, hour, node, "", version));
        }

        /** Changes of one message; those of test messages are not counted. */
        public final class Of {
            private final @Nullable Key key;

            private Of(@Nullable Key key) {
                this.key = key;
            }

            /** The message has come to its end. */
            public void ended(SendState state, @Nullable String reason) {
                add(word(state, reason), 1);
            }

            /** It was counted as ended and is not, or ended otherwise. */
            public void notEnded(SendState state, @Nullable String reason) {
                add(word(state, reason), -1);
            }

            public void delivered() {
                add(DELIVERED, 1);
            }

            /** A try after which another one follows. */
            public void passed(@Nullable String reason) {
                add(PASSED + (reason == null ? "" : reason), 1);
            }

            /** Time from cause to send; by source only. */
            public void took(Duration latency, int durationClass) {
                if (key != null && !latency.isNegative()) {
                    merge(key.with("", LATENCY + durationClass), 1);
                }
            }

            private void add(String kind, long n) {
                if (key != null) {
                    String kept = kind.length() > LONGEST_KIND ? kind.substring(0, LONGEST_KIND) : kind;
                    merge(key.with(key.node(), kept), n);
                }
            }
        }

        private void merge(Key key, long n) {
            changes.merge(key, n, Long::sum);
        }

        private static String word(SendState state, @Nullable String reason) {
            String why = reason == null ? "" : reason;
            return switch (state) {
                case SENT, DELIVERED -> SENT;
                case REFUSED -> REFUSED + why;
                case UNKNOWN -> UNKNOWN + why;
                case NOT_SENT -> NOT_SENT + why;
                case PLANNED, SENDING ->
                    throw new IllegalArgumentException("a message in state " + state + " has not ended");
            };
        }
    }

    /** In the caller's transaction; no statement when nothing changed. */
    public void write(Changes all) {
        List<Object> values = new ArrayList<>();
        int rows = 0;
        for (var change : all.changes.entrySet()) {
            if (change.getValue() != 0) {
                Key key = change.getKey();
                values.addAll(List.of(
                        key.sourceRef(), key.hour(), key.node(), key.kind(), key.version(), slot, change.getValue()));
                rows++;
            }
        }
        if (rows > 0) {
            jdbc.update(
                    "INSERT INTO gw_outcome(source_ref,hour,node,kind,version,slot,n) VALUES "
                            + Many.of(Many.row(7), ",", rows) + " ON DUPLICATE KEY UPDATE n=n+VALUES(n)",
                    values.toArray());
        }
    }
}
