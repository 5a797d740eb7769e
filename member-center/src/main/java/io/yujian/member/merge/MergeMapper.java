package io.yujian.member.merge;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over the tables of merges and conflicts. */
@Mapper
public interface MergeMapper {
    void insert(
            @Param("id") long id,
            @Param("survivor") long survivor,
            @Param("loser") long loser,
            @Param("cause") String cause,
            @Param("eventId") long eventId,
            @Param("at") Instant at);

    void insertItems(@Param("mergeId") long mergeId, @Param("items") List<Item> items);

    void addConflict(
            @Param("id") long id,
            @Param("a") long a,
            @Param("b") long b,
            @Param("reason") String reason,
            @Param("eventId") long eventId,
            @Param("at") Instant at);

    List<ConflictRow> conflicts(@Param("before") @Nullable Long before, @Param("limit") int limit);

    List<ItemRow> items(@Param("mergeId") long mergeId);

    List<Long> mergedInto(@Param("survivor") long survivor);

    /** One changed row, numbered in the order of the changes. */
    record Item(int no, String table, String rowId, String was) {}

    /** A stored item. */
    record ItemRow(int no, String tableName, String rowId, String was) {}

    /** Two customers that must not become one by themselves. */
    record ConflictRow(long id, long customerA, long customerB, String reason, long eventId, Instant noticedAt) {}
}
