package io.yujian.journey.insight;

import io.yujian.journey.engine.RunMemory;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.Trail;
import io.yujian.journey.insight.InsightMapper.InsideRow;
import io.yujian.journey.insight.InsightMapper.RunListRow;
import io.yujian.journey.insight.InsightMapper.TrailRow;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the runs behind a number. What no index knows is looked for in the runs themselves, newest first, so many at most
 * for each page; the cursor then goes on from there, also when the page is not full.
 */
@Component
class PeopleSearch {
    static final int PAGE = 50;
    private static final int CHUNK = 500;
    private static final int MOST = 5_000;
    private final InsightMapper mapper;
    private final JsonMapper json;

    PeopleSearch(InsightMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /** @param next id to go on below; null at the end */
    record Found(List<RunListRow> rows, @Nullable Long next) {}

    /** @param customerId root; null: everybody */
    Found find(long journeyId, PeopleFilter filter, @Nullable Long customerId, long before) {
        List<Integer> states = Arrays.stream(RunState.values())
                .filter(s -> filter.state() == null || s.word().equals(filter.state()))
                .map(RunState::code)
                .toList();
        if (states.isEmpty()) {
            throw YujianException.invalid("run.unknown-state", "没有这种状态");
        }
        long below = filter.to() == null ? before : Math.min(before, Ids.firstAt(filter.to()));
        long from = filter.from() == null ? 0 : Ids.firstAt(filter.from());
        List<RunListRow> found = new ArrayList<>();
        for (int seen = 0; seen < MOST; seen += CHUNK) {
            List<RunListRow> chunk = mapper.search(journeyId, states, customerId, from, below, CHUNK);
            Set<Long> fitting =
                    inside(chunk.stream().filter(row -> fits(row, filter)).toList(), filter);
            for (RunListRow row : chunk) {
                if (fitting.contains(row.id())) {
                    found.add(row);
                    if (found.size() == PAGE) {
                        return new Found(found, row.id());
                    }
                }
            }
            if (chunk.size() < CHUNK) {
                return new Found(found, null);
            }
            below = chunk.get(chunk.size() - 1).id();
        }
        return new Found(found, below);
    }

    private static boolean fits(RunListRow row, PeopleFilter f) {
        return (f.node() == null || f.node().equals(row.node()))
                && (f.version() == 0 || f.version() == row.version())
                && (f.reason() == null || f.reason().equals(row.reason()));
    }

    private Set<Long> inside(List<RunListRow> rows, PeopleFilter f) {
        Set<Long> fitting = new HashSet<>();
        rows.forEach(row -> fitting.add(row.id()));
        if (fitting.isEmpty() || !f.looksInside()) {
            return fitting;
        }
        Boolean ordered = f.ordered();
        if (ordered != null) {
            boolean wanted = ordered;
            Set<Long> buyers = new HashSet<>(mapper.ordered(fitting));
            fitting.removeIf(id -> buyers.contains(id) != wanted);
            if (fitting.isEmpty()) {
                return fitting;
            }
        }
        Map<Long, String> first = new HashMap<>();
        for (InsideRow row : mapper.inside(fitting)) {
            if (!remembers(RunMemory.restore((ObjectNode) json.readTree(row.memory())), row.accountId(), f)) {
                fitting.remove(row.id());
            }
            first.put(row.id(), row.trail());
        }
        return f.through() == null || fitting.isEmpty() ? fitting : through(fitting, f.through(), first);
    }

    private static boolean remembers(RunMemory memory, long accountId, PeopleFilter f) {
        return (f.cameTo() == null || memory.hasBeenAt(f.cameTo()))
                && (f.arm() == null || f.arm().equals(arm(memory, f.arm())))
                && (f.endedAt() == null || f.endedAt().equals(memory.endedAt()))
                && (f.source() == null || f.source().equals(memory.source(accountId)))
                && (f.goal() == null || f.goal() == (memory.goalAt() != null));
    }

    private static String arm(RunMemory memory, String wanted) {
        String node = wanted.substring(0, wanted.indexOf(':'));
        return node + ":" + memory.arms().getOrDefault(node, "");
    }

    private Set<Long> through(Set<Long> ids, String wanted, Map<Long, String> first) {
        Set<Long> went = new HashSet<>();
        ids.forEach(id -> note(id, first.getOrDefault(id, "[]"), wanted, went));
        for (TrailRow row : mapper.trailsOf(ids)) {
            note(row.runId(), row.trail(), wanted, went);
        }
        return went;
    }

    private void note(long id, String trail, String wanted, Set<Long> went) {
        if (Trail.read(json.readTree(trail)).stream().anyMatch(s -> wanted.equals(s.node() + ":" + s.port()))) {
            went.add(id);
        }
    }
}
