package io.yujian.journey.move;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL of moves between versions. */
@Mapper
interface MoveMapper {
    /** People at nodes by version, from the counters; places where nobody waits are left out. */
    List<WaitingRow> waiting(@Param("journey") long journeyId);

    List<DefinitionRow> definitions(@Param("journey") long journeyId, @Param("versions") Collection<Integer> versions);

    void insert(@Param("m") MoveRow move);

    /** The latest move of a journey; null when there was none. */
    @Nullable
    MoveRow latest(@Param("journey") long journeyId);

    /** Unfinished moves, oldest first. */
    List<MoveRow> open();

    @Nullable
    MoveRow lock(@Param("id") long id);

    void advance(@Param("m") MoveRow move);

    /** Runs of a journey in a state above an id, ascending. */
    List<StandingRow> standing(
            @Param("journey") long journeyId,
            @Param("state") int state,
            @Param("after") long afterId,
            @Param("limit") int limit);

    record WaitingRow(int version, String node, long n) {}

    record DefinitionRow(int version, String definition) {}

    record StandingRow(long id, int version, @Nullable String node) {}

    /** A row of {@code jn_move}; components in the order of the mapper's columns. */
    record MoveRow(
            long id,
            long journeyId,
            int toVersion,
            String plan,
            long expected,
            int passState,
            long passAfter,
            int passFound,
            long moved,
            long gone,
            LocalDateTime startedAt,
            String startedBy,
            @Nullable LocalDateTime finishedAt) {
        /** The cursor moves on. */
        MoveRow at(int state, long after, int found, long movedNow, long goneNow) {
            return new MoveRow(
                    id,
                    journeyId,
                    toVersion,
                    plan,
                    expected,
                    state,
                    after,
                    found,
                    moved + movedNow,
                    gone + goneNow,
                    startedAt,
                    startedBy,
                    finishedAt);
        }

        MoveRow finished(LocalDateTime at) {
            return new MoveRow(
                    id, journeyId, toVersion, plan, expected, passState, passAfter, passFound, moved, gone, startedAt,
                    startedBy, at);
        }
    }
}
