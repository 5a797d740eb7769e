package io.yujian.journey.insight;

import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.Trail;
import io.yujian.journey.engine.TrailStep;
import io.yujian.journey.insight.InsightMapper.RefusedOneRow;
import io.yujian.journey.insight.InsightMapper.RunListRow;
import io.yujian.journey.insight.RunView.StepView;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.web.CursorPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists people at nodes and tells one run's story. */
@Component
public class RunReading {
    private static final int PAGE = 50;
    private final InsightMapper mapper;
    private final Customers customers;
    private final JsonMapper json;
    private final PeopleSearch search;

    RunReading(InsightMapper mapper, Customers customers, JsonMapper json, PeopleSearch search) {
        this.mapper = mapper;
        this.customers = customers;
        this.json = json;
        this.search = search;
    }

    /** The people behind a number, newest first. A page may be short or empty and still have a next one. */
    @Transactional(readOnly = true)
    public CursorPage<RunView> ofJourney(long journeyId, PeopleFilter filter, @Nullable Long cursor) {
        PeopleSearch.Found found = search.find(journeyId, filter, root(filter.customerId()), before(cursor));
        Long next = found.next();
        return new CursorPage<>(views(found.rows()), next == null ? null : Long.toString(next));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public CursorPage<RefusedView> refused(long journeyId, String reason, @Nullable Long cursor) {
        List<RefusedOneRow> rows = mapper.refusedPeople(journeyId, reason, before(cursor), PAGE + 1);
        List<RefusedOneRow> page = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        Map<Long, String> people = page.isEmpty()
                ? Map.of()
                : customers.names(
                        page.stream().map(RefusedOneRow::customerId).distinct().toList());
        return new CursorPage<>(
                page.stream()
                        .map(row -> new RefusedView(
                                Long.toString(row.customerId()),
                                people.get(row.customerId()),
                                UtcTime.toInstant(row.at()),
                                row.reason()))
                        .toList(),
                rows.size() > PAGE ? Long.toString(page.get(PAGE - 1).id()) : null);
    }

    /** @param state word; null: all */
    @Transactional(readOnly = true)
    public CursorPage<RunView> ofJourney(
            long journeyId, @Nullable String node, @Nullable String state, @Nullable Long cursor) {
        return ofJourney(journeyId, PeopleFilter.standing(node, state), cursor);
    }

    /** Runs of all journeys that wait for a person. */
    @Transactional(readOnly = true)
    public CursorPage<RunView> setAside(@Nullable Long cursor) {
        return page(mapper.runsInState(RunState.SET_ASIDE.code(), before(cursor), PAGE + 1));
    }

    @Transactional(readOnly = true)
    public CursorPage<RunView> ofCustomer(long customerId, @Nullable Long cursor) {
        return page(mapper.runsOfCustomer(Objects.requireNonNull(root(customerId)), before(cursor), PAGE + 1));
    }

    private @Nullable Long root(@Nullable Long customerId) {
        return customerId == null
                ? null
                : customers.find(customerId).map(CustomerSnapshot::id).orElse(customerId);
    }

    @Transactional(readOnly = true)
    public RunView story(long runId) {
        RunListRow row = mapper.run(runId);
        if (row == null) {
            throw YujianException.notFound("run.not-found", "没有这条旅程进度");
        }
        List<String> trails = new ArrayList<>();
        String first = mapper.firstTrail(runId);
        if (first != null) {
            trails.add(first);
        }
        trails.addAll(mapper.trails(runId));
        List<TrailStep> story = trails.stream()
                .flatMap(trail -> Trail.read(json.readTree(trail)).stream())
                .toList();
        List<StepView> steps = steps(row, story);
        return view(row, names(List.of(row)), customers.names(List.of(row.customerId())), steps);
    }

    /** Each line with the node as it was drawn in the version in which it happened. */
    private List<StepView> steps(RunListRow run, List<TrailStep> story) {
        List<StepView> steps = new ArrayList<>(story.size());
        Map<Integer, JsonNode> drawn = new HashMap<>();
        int version = run.version();
        for (int i = story.size() - 1; i >= 0; i--) {
            TrailStep step = story.get(i);
            version = step.from() == 0 ? version : step.from();
            JsonNode node = drawn.computeIfAbsent(version, v -> nodes(run.journeyId(), v))
                    .path(step.node());
            JsonNode name = node.path("name");
            steps.add(new StepView(
                    step.node(),
                    node.path("type").asString(""),
                    name.isString() ? name.stringValue() : null,
                    step.port(),
                    step.at(),
                    step.note()));
        }
        Collections.reverse(steps);
        return steps;
    }

    private JsonNode nodes(long journeyId, int version) {
        String definition = mapper.definition(journeyId, version);
        return definition == null
                ? json.createObjectNode()
                : json.readTree(definition).path("nodes");
    }

    private CursorPage<RunView> page(List<RunListRow> rows) {
        List<RunListRow> page = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        return new CursorPage<>(
                views(page),
                rows.size() > PAGE ? Long.toString(page.get(PAGE - 1).id()) : null);
    }

    private List<RunView> views(List<RunListRow> page) {
        Map<Long, String> journeys = names(page);
        Map<Long, String> people = page.isEmpty()
                ? Map.of()
                : customers.names(
                        page.stream().map(RunListRow::customerId).distinct().toList());
        return page.stream().map(row -> view(row, journeys, people, null)).toList();
    }

    private Map<Long, String> names(List<RunListRow> rows) {
        return rows.isEmpty()
                ? Map.of()
                : mapper
                        .names(rows.stream()
                                .map(RunListRow::journeyId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(InsightMapper.NameRow::id, InsightMapper.NameRow::name));
    }

    private static RunView view(
            RunListRow row, Map<Long, String> journeys, Map<Long, String> people, @Nullable List<StepView> steps) {
        RunState state = RunState.of(row.state());
        return new RunView(
                Long.toString(row.id()),
                Long.toString(row.journeyId()),
                journeys.get(row.journeyId()),
                row.version(),
                Long.toString(row.customerId()),
                people.get(row.customerId()),
                state.word(),
                state == RunState.HELD,
                row.node(),
                UtcTime.toInstant(row.enteredAt()),
                UtcTime.toInstant(row.since()),
                row.timerDue() == null ? null : UtcTime.toInstant(row.timerDue()),
                row.reason(),
                row.test(),
                steps);
    }

    private static long before(@Nullable Long cursor) {
        return cursor == null ? Long.MAX_VALUE : cursor;
    }
}
