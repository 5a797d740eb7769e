package io.yujian.coupon.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What is left of a batch, spread over up to sixteen rows. A claim takes from the row that its customer's number points
 * to, so claims of different people seldom wait for each other, on any number of nodes; only when that row has too
 * little are the others locked, in order, and emptied one after the other. Works in the caller's transaction.
 */
@Component
public class Stock {
    private static final int MOST_BUCKETS = 16;
    /** Fewer than this in a row is not worth a row. */
    private static final int WORTH_A_BUCKET = 50;

    private final StockMapper mapper;

    Stock(StockMapper mapper) {
        this.mapper = mapper;
    }

    public static int bucketsFor(long total) {
        return (int) Math.max(1, Math.min(MOST_BUCKETS, total / WORTH_A_BUCKET));
    }

    /** @return how many of the wanted could be taken: all, some when the stock ends, or none */
    public long take(BatchRow batch, long spread, long wanted) {
        int bucket = Math.floorMod(Long.hashCode(spread * 0x9E3779B97F4A7C15L), batch.buckets());
        // A conditional update that misses keeps its row's lock on some servers; looking first leaves the way through
        // all rows, in their order, as the only one that holds several locks, so two of them cannot block each other.
        Long there = mapper.remaining(batch.id(), bucket);
        if (there != null && there >= wanted && mapper.take(batch.id(), bucket, wanted) == 1) {
            return wanted;
        }
        long taken = 0;
        for (StockMapper.Bucket each : mapper.lockFilled(batch.id())) {
            long part = Math.min(each.remaining(), wanted - taken);
            if (part > 0 && mapper.take(batch.id(), each.bucket(), part) == 1) {
                taken += part;
            }
        }
        return taken;
    }

    void create(long batchId, int buckets, long total) {
        mapper.insert(batchId, spread(buckets, total));
    }

    void add(BatchRow batch, long more) {
        for (StockMapper.Bucket each : spread(batch.buckets(), more)) {
            if (each.remaining() > 0) {
                mapper.put(batch.id(), each.bucket(), each.remaining());
            }
        }
    }

    /** @return false, with nothing taken, when less than that is left */
    boolean withdraw(BatchRow batch, long less) {
        List<StockMapper.Bucket> filled = mapper.lockFilled(batch.id());
        long left = filled.stream().mapToLong(StockMapper.Bucket::remaining).sum();
        if (left < less) {
            return false;
        }
        long open = less;
        for (StockMapper.Bucket each : filled) {
            long part = Math.min(each.remaining(), open);
            if (part > 0) {
                mapper.take(batch.id(), each.bucket(), part);
                open -= part;
            }
        }
        return true;
    }

    public Map<Long, Long> left(Collection<Long> batchIds) {
        Map<Long, Long> left = new HashMap<>();
        if (!batchIds.isEmpty()) {
            mapper.left(batchIds).forEach(row -> left.put(row.batchId(), row.remaining()));
        }
        return left;
    }

    private static List<StockMapper.Bucket> spread(int buckets, long total) {
        List<StockMapper.Bucket> rows = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            long share = total / buckets + (bucket < total % buckets ? 1 : 0);
            rows.add(new StockMapper.Bucket(bucket, share));
        }
        return rows;
    }
}
