package io.yujian.journey.move;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.move.MoveMapper.MoveRow;
import io.yujian.journey.move.MoveMapper.WaitingRow;
import io.yujian.journey.move.PlacesView.PlaceView;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says where people wait, takes down what shall become of them, and tells how far it has come. */
@Component
public class PlannedMoves {
    private final MoveMapper mapper;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;
    private final AuditLog audit;

    PlannedMoves(MoveMapper mapper, Ids ids, InstantSource clock, JsonMapper json, AuditLog audit) {
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
    }

    /** @param definition that shall be published */
    @Transactional(readOnly = true)
    public PlacesView places(long journeyId, ObjectNode definition) {
        List<WaitingRow> waiting = mapper.waiting(journeyId);
        Map<Integer, JsonNode> nodes =
                nodes(journeyId, waiting.stream().map(WaitingRow::version).toList());
        List<PlaceView> places = new ArrayList<>();
        for (WaitingRow row : waiting) {
            JsonNode old =
                    nodes.getOrDefault(row.version(), json.createObjectNode()).path(row.node());
            JsonNode now = definition.path("nodes").path(row.node());
            JsonNode name = old.path("name");
            places.add(new PlaceView(
                    row.version(),
                    row.node(),
                    old.path("type").asString(""),
                    name.isString() ? name.stringValue() : null,
                    now.isMissingNode() ? "removed" : same(old, now) ? "same" : "changed",
                    !now.isMissingNode() && old.path("type").equals(now.path("type")),
                    row.n()));
        }
        places.sort(Comparator.comparing((PlaceView p) -> p.change().equals("same"))
                .thenComparing(PlaceView::version, Comparator.reverseOrder())
                .thenComparing(PlaceView::node));
        return new PlacesView(places);
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return List.of("type", "config", "next").stream()
                .allMatch(field -> a.path(field).equals(b.path(field)));
    }

    private Map<Integer, JsonNode> nodes(long journeyId, List<Integer> versions) {
        Map<Integer, JsonNode> nodes = new HashMap<>();
        if (!versions.isEmpty()) {
            mapper.definitions(journeyId, new TreeSet<>(versions))
                    .forEach(row -> nodes.put(
                            row.version(), json.readTree(row.definition()).path("nodes")));
        }
        return nodes;
    }

    /**
     * In the transaction that publishes the version.
     *
     * @throws YujianException 422 {@code journey.bad-decision} when a decision names what is not there
     */
    public void plan(CompiledJourney published, List<MoveDecision> decisions, String by) {
        List<MoveDecision> wanted = decisions.stream().filter(d -> !d.stays()).toList();
        Set<String> seen = new HashSet<>();
        Map<Integer, JsonNode> nodes = nodes(
                published.id(), decisions.stream().map(MoveDecision::version).toList());
        for (MoveDecision d : decisions) {
            boolean known = d.version() < published.version()
                    && nodes.containsKey(d.version())
                    && Objects.requireNonNull(nodes.get(d.version())).has(d.node());
            if (!known || !seen.add(d.version() + " " + d.node())) {
                throw bad("第 " + d.version() + " 版没有节点 " + d.node() + "，或重复选择");
            }
            if (d.moves() && (d.to() == null || published.node(d.to()) == null)) {
                throw bad("新版本没有要移到的节点：" + (d.to() == null ? "未选择" : d.to()));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        long expected = mapper.waiting(published.id()).stream()
                .filter(row -> wanted.stream()
                        .anyMatch(d -> d.version() == row.version() && d.node().equals(row.node())))
                .mapToLong(WaitingRow::n)
                .sum();
        mapper.insert(new MoveRow(
                ids.next(),
                published.id(),
                published.version(),
                json.writeValueAsString(wanted),
                expected,
                RunState.ALIVE.get(0),
                0,
                0,
                0,
                0,
                UtcTime.of(clock.instant()),
                by,
                null));
        StringBuilder detail = new StringBuilder("v" + published.version());
        wanted.forEach(d -> detail.append(" v")
                .append(d.version())
                .append(':')
                .append(d.node())
                .append('→')
                .append(d.moves() ? d.to() : "离开"));
        String text = detail.length() > 400 ? detail.substring(0, 400) : detail.toString();
        audit.record("journey.move", "journey:" + published.id(), text);
    }

    private static YujianException bad(String detail) {
        return new YujianException(422, "journey.bad-decision", detail);
    }

    /** The latest one; null when nobody was ever moved. */
    @Transactional(readOnly = true)
    public @Nullable MoveView latest(long journeyId) {
        MoveRow row = mapper.latest(journeyId);
        return row == null
                ? null
                : new MoveView(
                        Long.toString(row.id()),
                        row.toVersion(),
                        row.expected(),
                        row.moved(),
                        row.gone(),
                        UtcTime.toInstant(row.startedAt()),
                        row.startedBy(),
                        row.finishedAt() == null ? null : UtcTime.toInstant(row.finishedAt()));
    }
}
