package io.yujian.journey.rehearse;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.engine.Refusal;
import io.yujian.journey.engine.Rehearsal;
import io.yujian.journey.engine.Run;
import io.yujian.journey.insight.RunView.StepView;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.rehearse.TriedView.Answer;
import io.yujian.journey.rehearse.TriedView.TriedEffect;
import io.yujian.journey.rehearse.TriedView.TriedEntry;
import io.yujian.journey.rehearse.TriedView.TriedRun;
import io.yujian.journey.rehearse.TriedView.WayView;
import io.yujian.journey.rehearse.TriedView.Ways;
import io.yujian.journey.rehearse.TryRequest.InventedPerson;
import io.yujian.journey.rehearse.TryRequest.TryAct;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.error.YujianException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rehearses a draft. Reads what it names, writes nothing. */
@Component
public class TryJourney {
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Set<String> OUTCOMES = Set.of("sent", "failed", "unknown");
    private final JourneyShelf shelf;
    private final JourneyCompiler compiler;
    private final Customers customers;
    private final List<EffectHandler<?>> handlers;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Member of the refusal. */
    record Unready(List<Problem> problems) {}

    TryJourney(
            JourneyShelf shelf,
            JourneyCompiler compiler,
            Customers customers,
            List<EffectHandler<?>> handlers,
            InstantSource clock,
            ZoneId zone) {
        this.shelf = shelf;
        this.compiler = compiler;
        this.customers = customers;
        this.handlers = handlers;
        this.clock = clock;
        this.zone = zone;
    }

    /** @throws YujianException 422 {@code journey.has-problems} when the definition could not be published */
    public TriedView rehearse(long journeyId, TryRequest request) {
        ObjectNode definition = definition(journeyId, request.definition());
        CompiledJourney journey = sound(journeyId, definition);
        CustomerSnapshot who = who(request);
        Instant start = request.start() == null ? clock.instant() : request.start();
        Rehearsal rehearsal = new Rehearsal(journey, who, account(request, who), start, zone, handlers);
        Duration passed = Duration.ZERO;
        for (TryAct act : request.acts()) {
            passed = passed.plus(play(act, rehearsal));
            if (passed.compareTo(LONGEST) > 0) {
                throw YujianException.invalid("try.too-long", "最多试运行十年");
            }
        }
        return view(rehearsal, definition);
    }

    /**
     * How a person may come in.
     *
     * @param definition null: the stored draft
     * @throws YujianException 422 {@code journey.has-problems} as {@link #rehearse}
     */
    public Ways ways(long journeyId, @Nullable ObjectNode definition) {
        return new Ways(sound(journeyId, definition(journeyId, definition)).ways().stream()
                .map(w -> new WayView(
                        w.trigger(),
                        w.eventType(),
                        w.accounts().stream().map(String::valueOf).toList(),
                        w.sample()))
                .toList());
    }

    private ObjectNode definition(long journeyId, @Nullable ObjectNode given) {
        return given == null ? shelf.get(journeyId).draft() : given;
    }

    private CompiledJourney sound(long journeyId, ObjectNode definition) {
        List<Problem> problems = shelf.check(journeyId, definition);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new YujianException(422, "journey.has-problems", "旅程还有问题，解决后才能试运行", new Unready(problems));
        }
        return compiler.compile(journeyId, 1, definition);
    }

    /** @return how long it took */
    private static Duration play(TryAct act, Rehearsal rehearsal) {
        if (act.outcome() != null) {
            if (!OUTCOMES.contains(act.outcome())) {
                throw YujianException.invalid("try.bad-act", "消息结果只有 sent、failed、unknown");
            }
            rehearsal.outcome(act.outcome());
        }
        if (act.eventType() != null) {
            rehearsal.act(act.eventType(), act.data() == null ? JsonNodeFactory.instance.objectNode() : act.data());
        }
        if (act.after() == null) {
            return Duration.ZERO;
        }
        try {
            Duration time = Duration.parse(act.after());
            if (time.isNegative() || time.compareTo(LONGEST) > 0) {
                throw YujianException.invalid("try.too-long", "最多试运行十年");
            }
            rehearsal.pass(time);
            return time;
        } catch (DateTimeException e) {
            throw YujianException.invalid("try.bad-act", "时间要写成 P1D、PT30M 这样");
        }
    }

    private CustomerSnapshot who(TryRequest request) {
        if (request.customerId() != null) {
            if (!request.customerId().matches("[0-9]{1,18}")) {
                throw YujianException.notFound("customer.not-found", "没有这位客户。");
            }
            return customers
                    .find(Long.parseLong(request.customerId()))
                    .orElseThrow(() -> YujianException.notFound("customer.not-found", "没有这位客户。"));
        }
        InventedPerson p =
                request.person() == null ? new InventedPerson(null, null, null, true, false) : request.person();
        long account = id(request.accountId());
        return new CustomerSnapshot(
                1,
                p.name() == null ? "试运行的人" : p.name(),
                p.tags() == null ? Set.of() : Set.copyOf(p.tags()),
                p.attributes() == null ? Map.of() : Map.copyOf(p.attributes()),
                p.following() ? Set.of(account == 0 ? 1 : account) : Set.of(),
                p.hasPhone(),
                clock.instant().toEpochMilli(),
                null);
    }

    private static long account(TryRequest request, CustomerSnapshot who) {
        long asked = id(request.accountId());
        return asked != 0 ? asked : who.following().stream().min(Long::compare).orElse(0L);
    }

    private static long id(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,18}") ? 0 : Long.parseLong(text);
    }

    private static TriedView view(Rehearsal r, ObjectNode definition) {
        return new TriedView(
                r.now(),
                r.cameToRest(),
                r.runs().stream().map(run -> run(run, r, definition)).toList(),
                r.entering().stream()
                        .map(entry -> new TriedEntry(entry.due(), answers(entry.events())))
                        .toList(),
                r.refusals().stream().map(Refusal::reason).toList(),
                r.told().stream()
                        .map(t -> new TriedEffect(t.at(), t.node(), t.kind(), t.line(), t.content()))
                        .toList(),
                r.person().tags(),
                r.person().attributes());
    }

    private static TriedRun run(Run run, Rehearsal r, ObjectNode definition) {
        Run.Position p = run.position();
        List<StepView> steps = r.story(run.id()).stream()
                .map(s -> new StepView(
                        s.node(),
                        definition.path("nodes").path(s.node()).path("type").asString(""),
                        definition.path("nodes").path(s.node()).path("name").asString(null),
                        s.port(),
                        s.at(),
                        s.note()))
                .toList();
        return new TriedRun(p.state().word(), p.node(), p.reason(), p.timerDue(), answers(run.awaits()), steps);
    }

    private static List<Answer> answers(Collection<Awaited> awaits) {
        return awaits.stream()
                .map(a -> new Answer(a.eventType(), a.match(), a.port()))
                .toList();
    }
}
