package io.yujian.gateway.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A node's own buckets, for its share of the rate while there is no Redis. Safe for any thread. */
class LocalPermits implements PermitSource {
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final LongSupplier nanos;

    LocalPermits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public synchronized int borrow(String key, double rate, int wanted, boolean bulk) {
        Bucket bucket = buckets.computeIfAbsent(key, k -> new Bucket(rate, nanos.getAsLong()));
        return bucket.take(rate, wanted, bulk, nanos.getAsLong());
    }

    private static final class Bucket {
        private double level;
        private long at;

        Bucket(double rate, long now) {
            this.level = Math.max(1, rate * 0.2);
            this.at = now;
        }

        int take(double rate, int wanted, boolean bulk, long now) {
            double capacity = Math.max(1, rate * 0.2);
            level = Math.min(capacity, level + (now - at) * rate / 1e9);
            at = now;
            double floor = bulk ? capacity * 0.2 : 0;
            int granted = (int) Math.max(0, Math.min(wanted, Math.floor(level - floor)));
            level -= granted;
            return granted;
        }
    }
}
