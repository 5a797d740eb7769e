package io.yujian.journey.harness;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendState;
import io.yujian.journey.check.DefinitionCheck;
import io.yujian.journey.definition.JourneyCompiler;
import io.yujian.journey.engine.FanOut;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.JourneyStage;
import io.yujian.journey.engine.RehearsedEntries;
import io.yujian.journey.engine.RehearsedLate;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.RunTimers;
import io.yujian.journey.harness.FakeNeighbours.FakeAccounts;
import io.yujian.journey.harness.FakeNeighbours.FakeAttributes;
import io.yujian.journey.harness.FakeNeighbours.FakeCallables;
import io.yujian.journey.harness.FakeNeighbours.FakeConditions;
import io.yujian.journey.harness.FakeNeighbours.FakeCoupons;
import io.yujian.journey.harness.FakeNeighbours.FakeCustomers;
import io.yujian.journey.harness.FakeNeighbours.FakeInbox;
import io.yujian.journey.harness.FakeNeighbours.FakeMessages;
import io.yujian.journey.harness.FakeNeighbours.FakeTimers;
import io.yujian.journey.webhook.OutsideCalls;
import io.yujian.member.CustomerRef;
import io.yujian.member.CustomerSets;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.LockedCustomers;
import io.yujian.member.ProductWatchers;
import io.yujian.member.TagConditions;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import io.yujian.platform.timer.Timer;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** See the package. Days pass in milliseconds. */
public final class JourneyHarness implements AutoCloseable {
    public static final long ACCOUNT = 11;
    public static final String OPENID_NS = "openid:wx1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final AtomicLong ids = new AtomicLong(1_000);
    private final RunsInMemory runs = new RunsInMemory();
    private final FakeTimers timers = new FakeTimers();
    private final FakeCustomers customers = new FakeCustomers();
    private final FakeMessages messages = new FakeMessages();
    private final FakeCoupons coupons = new FakeCoupons();
    private final FakeCalls calls = new FakeCalls();
    private final FakeMenus menus = new FakeMenus();
    private final FakeInbox inbox = new FakeInbox();
    private final RehearsedEntries entries = new RehearsedEntries();
    private final RehearsedLate late = new RehearsedLate();
    private final List<FanOut.Spark> sparks = new ArrayList<>();
    private final JourneysInMemory journeys = new JourneysInMemory();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Instant now = Instant.parse("2026-11-21T02:00:00Z");

    public JourneyHarness() {
        context.registerBean(InstantSource.class, () -> () -> now);
        context.registerBean(ZoneId.class, () -> ZoneId.of("Asia/Shanghai"));
        context.registerBean(Ids.class, () -> ids::incrementAndGet);
        context.registerBean(JsonMapper.class, () -> JSON);
        context.registerBean(ValidatorFactory.class, Validation::buildDefaultValidatorFactory);
        context.registerBean(ExtensionRegistry.class);
        context.registerBean(RunsInMemory.class, () -> runs);
        context.registerBean(FakeTimers.class, () -> timers);
        context.registerBean(FakeCustomers.class, () -> customers);
        context.registerBean(FakeMessages.class, () -> messages);
        context.registerBean(FakeCoupons.class, () -> coupons);
        context.registerBean(FakeAccounts.class, FakeAccounts::new);
        context.registerBean(FakeAttributes.class, () -> new FakeAttributes(customers));
        context.registerBean(FakeInbox.class, () -> inbox);
        context.registerBean(FakeCallables.class, FakeCallables::new);
        context.registerBean(FakeCalls.class, () -> calls);
        context.registerBean(FakeWinners.class, () -> new FakeWinners(runs));
        context.registerBean(FakeMenus.class, () -> menus);
        context.registerBean(FakeConditions.class, FakeConditions::new);
        context.registerBean(CustomerSets.class, () -> new FakeSets(customers));
        context.registerBean(ProductWatchers.class, () -> (product, reasons, since, after, most) -> List.of());
        context.registerBean(TagConditions.class, () -> FakeSets::wears);
        context.registerBean(RehearsedEntries.class, () -> entries);
        context.registerBean(RehearsedLate.class, () -> late);
        context.registerBean(FanOut.class, () -> sparks::addAll);
        context.registerBean(JourneysInMemory.class, () -> journeys);
        context.registerBean(AuditLog.class, () -> (action, subject, detail) -> {});
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter((reader, factory) -> {
            String name = reader.getClassMetadata().getClassName();
            return name.contains(".engine.store.")
                    || name.endsWith(".Settling")
                    || name.endsWith(".RunsByHand")
                    || name.endsWith(".RehearsedEntries")
                    || name.endsWith(".RehearsedLate");
        });
        scanner.scan(
                "io.yujian.journey.node",
                "io.yujian.journey.trigger",
                "io.yujian.journey.condition",
                "io.yujian.journey.message",
                "io.yujian.journey.call",
                "io.yujian.journey.definition",
                "io.yujian.journey.check",
                "io.yujian.journey.engine");
        context.refresh();
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    public void publish(long id, ObjectNode definition) {
        journeys.publish(context.getBean(JourneyCompiler.class), id, definition);
    }

    public void publish(long id, String definition) {
        publish(id, json(definition));
    }

    public DefinitionCheck check() {
        return context.getBean(DefinitionCheck.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public void standing(long id, Standing standing) {
        journeys.standing(id, standing);
    }

    /** As after a resume: whoever was held goes on now. */
    public void release() {
        transaction(() -> {
            List<Timer> due = new ArrayList<>();
            for (Run run : runs.all()) {
                if (run.state() == RunState.HELD) {
                    due.add(runs.release(run.id(), now, ids.incrementAndGet()));
                }
            }
            timers.schedule(due);
        });
        fire();
    }

    public JourneysInMemory journeys() {
        return journeys;
    }

    /** A customer who follows the account. */
    public void customer(long id, String... tags) {
        customers.put(new CustomerSnapshot(
                id, "客户" + id, Set.of(tags), Map.of("city", "杭州"), Set.of(ACCOUNT), false, 0, null));
    }

    public void attribute(long id, String key, String value) {
        CustomerSnapshot c = customers.all().get(id);
        customers.put(new CustomerSnapshot(
                id, c.name(), c.tags(), Map.of(key, value), c.following(), c.hasPhone(), c.joinedAtMillis(), null));
    }

    public void unfollows(long id) {
        CustomerSnapshot c = customers.all().get(id);
        customers.put(new CustomerSnapshot(
                id, c.name(), c.tags(), c.attributes(), Set.of(), c.hasPhone(), c.joinedAtMillis(), null));
    }

    /** An event through the account, by its follower. */
    public BatchEvent event(long customer, String type, String data) {
        return event(customer, type, data, ACCOUNT, new IdentityRef(OPENID_NS, "o" + customer));
    }

    /** An event that another system reports. */
    public BatchEvent outside(long customer, String type, String data) {
        return event(customer, type, data, 0, new IdentityRef("ext:shop", "u" + customer));
    }

    private BatchEvent event(long customer, String type, String data, long account, IdentityRef identity) {
        if (!customers.all().containsKey(customer)) {
            customer(customer);
        }
        Event event = new Event(
                ids.incrementAndGet(),
                type,
                account,
                List.of(identity),
                now,
                now,
                json(data),
                Event.LANE_TRIGGERED,
                "trace" + customer,
                false);
        BatchEvent resolved = new BatchEvent(event);
        resolved.resolved(customer, customer + 500, false);
        return resolved;
    }

    public void happens(BatchEvent... events) {
        happen(Arrays.asList(events));
    }

    public void happen(List<BatchEvent> events) {
        transaction(() -> {
            EventBatch batch = new EventBatch(events);
            Map<Long, CustomerSnapshot> locked = new TreeMap<>();
            events.forEach(e -> locked.put(e.customerId(), customers.all().get(e.customerId())));
            batch.note(LockedCustomers.class, new LockedCustomers(locked));
            context.getBean(JourneyStage.class).apply(batch);
        });
    }

    /** What the engine itself told happens, until nothing more is told or so many rounds are over. */
    public void deliver(int rounds) {
        for (int round = 0; round < rounds; round++) {
            List<InboxEntry> entries = inbox.take();
            if (entries.isEmpty()) {
                return;
            }
            entries.forEach(this::deliver);
        }
    }

    private void deliver(InboxEntry entry) {
        try {
            StoredEntry stored = new StoredEntry(ids.incrementAndGet(), entry, now, false);
            for (Event event : context.getBean(InboxDecoder.class).decode(stored)) {
                long customer = CustomerRef.read(event.identities().get(0))
                        .orElseThrow()
                        .customerId();
                BatchEvent resolved = new BatchEvent(event);
                resolved.resolved(customer, customer + 500, false);
                happens(resolved);
            }
        } catch (UndecodableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All or nothing. */
    public void transaction(Runnable work) {
        List<Runnable> back = List.of(
                runs.snapshot(),
                timers.snapshot(),
                customers.snapshot(),
                messages.snapshot(),
                coupons.snapshot(),
                entries.snapshot(),
                late.snapshot(),
                inbox.snapshot(),
                calls.snapshot(),
                menus.snapshot());
        try {
            work.run();
        } catch (RuntimeException e) {
            back.forEach(Runnable::run);
            throw e;
        }
    }

    /** Fires what is due now, once. */
    public void fire() {
        List<Timer> due = timers.dueBy(now);
        if (!due.isEmpty()) {
            transaction(() -> timers.done(context.getBean(RunTimers.class).fire(due)));
        }
    }

    /** Fires these timers whether or not they are there. */
    public void fire(List<Timer> due) {
        transaction(() -> timers.done(context.getBean(RunTimers.class).fire(due)));
    }

    /** Time passes; each timer fires at its moment. */
    public void advance(Duration by) {
        Instant end = now.plus(by);
        while (true) {
            List<Timer> all = timers.all();
            if (all.isEmpty() || all.get(0).dueAt().isAfter(end)) {
                break;
            }
            if (all.get(0).dueAt().isAfter(now)) {
                now = all.get(0).dueAt();
            }
            fire();
        }
        now = end;
    }

    /** Without firing anything: what was due before is late. */
    public void jump(Instant to) {
        now = to;
    }

    /** The sender sends everything that is planned, and wakes who waits. */
    public void send(SendState state) {
        send(state, state == SendState.SENT ? null : "because");
    }

    public void send(SendState state, String reason) {
        send(message -> state, reason);
    }

    /** Each message has an outcome of its own. */
    public void send(Function<PlannedMessage, SendState> outcome, String reason) {
        for (PlannedMessage message : messages.open()) {
            messages.settle(message, outcome.apply(message), reason);
            if (message.wake() != null) {
                timers.schedule(List.of(new Timer(
                        message.lane(),
                        now,
                        ids.incrementAndGet(),
                        message.wake().runId(),
                        message.wake().waitNo())));
            }
        }
        fire();
    }

    public List<Run> runs() {
        return runs.all();
    }

    public List<Run> runsOf(long customer) {
        return runs.all().stream()
                .filter(r -> r.origin().customerId() == customer)
                .toList();
    }

    /** The texts that were planned, in order. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        messages.planned()
                .forEach(m -> texts.add(m.chain().get(0).content().path("text").asString("")));
        return texts;
    }

    /** The law of the funnel, for the journey and each of its nodes. */
    public boolean addsUp(long journey, String... nodes) {
        long alive = runs.all().stream()
                .filter(r -> r.origin().journeyId() == journey && r.state().alive())
                .count();
        boolean whole = count(journey, "", "entered")
                        == count(journey, "", "finished") + count(journey, "", "left") + alive
                && count(journey, "", "entered")
                        == runs.all().stream()
                                .filter(r -> r.origin().journeyId() == journey && r.state() != RunState.HELD_OUT)
                                .count()
                && count(journey, "", "finished")
                        == runs.all().stream()
                                .filter(r -> r.origin().journeyId() == journey && r.state() == RunState.FINISHED)
                                .count();
        return whole
                && Arrays.stream(nodes)
                        .allMatch(node -> count(journey, node, "entered") - count(journey, node, "left")
                                == runs.all().stream()
                                        .filter(r -> r.origin().journeyId() == journey && node.equals(r.node()))
                                        .count());
    }

    public long count(long journey, String node, String kind) {
        return runs.count(journey, node, kind);
    }

    /** Of one version. */
    public long count(long journey, int version, String node, String kind) {
        return runs.count(journey, version, node, kind);
    }

    /** Entries that wait for something not to happen. */
    public RehearsedEntries entries() {
        return entries;
    }

    /** What events without a customer have set off. */
    public List<FanOut.Spark> sparks() {
        return sparks;
    }

    public RunsInMemory store() {
        return runs;
    }

    public FakeTimers timers() {
        return timers;
    }

    public FakeMessages messages() {
        return messages;
    }

    /** The other side answers what is open, and who waits is woken. */
    public void answerCalls(OutsideCalls.Outcome outcome) {
        for (OutsideCalls.Planned call : calls.open()) {
            calls.settle(call, outcome);
            if (call.wakeNo() != 0) {
                timers.schedule(List.of(new Timer(
                        call.lane(), now, ids.incrementAndGet(), call.key().runId(), call.wakeNo())));
            }
        }
        fire();
    }

    /** The platform answers about all menus that are under way, and who waits is woken. */
    public void answerMenus(FanMenus.Outcome outcome) {
        for (FanMenus.Planned change : menus.open()) {
            menus.settle(change, outcome);
            timers.schedule(List.of(new Timer(
                    change.lane(), now, ids.incrementAndGet(), change.key().sourceId(), change.wakeNo())));
        }
        fire();
    }

    public FakeMenus menus() {
        return menus;
    }

    public FakeCalls calls() {
        return calls;
    }

    public FakeCoupons coupons() {
        return coupons;
    }

    public FakeCustomers customers() {
        return customers;
    }

    public Instant now() {
        return now;
    }

    @Override
    public void close() {
        context.close();
    }
}
