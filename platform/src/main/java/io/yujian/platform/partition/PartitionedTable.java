package io.yujian.platform.partition;

import io.yujian.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table that is partitioned {@code BY RANGE} of one column and ends with a partition {@code p_max VALUES LESS THAN
 * MAXVALUE}. One bean per table; partitions by day are then made and dropped without further ado.
 */
public interface PartitionedTable {
    /** Name of the table. */
    String table();

    /** What the column counts. */
    Scale scale();

    /** How long rows are kept after the time in their key; null: for ever. */
    @Nullable
    Duration retention();

    /** Last word before partitions whose rows are all older than this are dropped. */
    default boolean mayDrop(Instant until) {
        return true;
    }

    /** What a partition column counts. */
    enum Scale {
        /** Seconds since 1970. */
        SECONDS {
            @Override
            long at(Instant time) {
                return time.getEpochSecond();
            }
        },
        /** Time-sorted ids. */
        ID {
            @Override
            long at(Instant time) {
                return Ids.firstAt(time);
            }
        };

        /** The column's smallest value at this time. */
        abstract long at(Instant time);
    }

    static PartitionedTable of(String table, Scale scale, @Nullable Duration retention) {
        return new Plain(table, scale, retention);
    }

    /** A table without a word of its own. */
    record Plain(String table, Scale scale, @Nullable Duration retention) implements PartitionedTable {}
}
