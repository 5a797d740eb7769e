package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.node.Note;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.Customers.Address;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.timer.Timers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a person into a running journey by hand, to test it: messages really go out, coupons are really given, and the run
 * is in none of the numbers. Entry rules are not asked, because the tester shall get in.
 */
@Component
public class TestEntry {
    private static final String EVENT = "test-entry";
    private static final Note ENTERED =
            new Note("测试人员由运营放入，不计入任何数字", "a tester let in by hand, in none of the numbers");
    private final RunStore store;
    private final Customers customers;
    private final JourneySource journeys;
    private final RunLoop loop;
    private final Timers timers;
    private final Ids ids;
    private final InstantSource clock;
    private final ZoneId zone;
    private final AuditLog audit;

    TestEntry(
            RunStore store,
            Customers customers,
            JourneySource journeys,
            RunLoop loop,
            Timers timers,
            Ids ids,
            InstantSource clock,
            ZoneId zone,
            AuditLog audit) {
        this.store = store;
        this.customers = customers;
        this.journeys = journeys;
        this.loop = loop;
        this.timers = timers;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.audit = audit;
    }

    /**
     * @param data as if the trigger had told it
     * @return id of the run
     * @throws YujianException 409 when the journey does not run, or a test of the person is under way in it
     */
    @Transactional
    public long enter(long journeyId, long customerId, ObjectNode data) {
        LiveJourney live = journeys.current().find(journeyId);
        CompiledJourney journey = live == null ? null : live.latest();
        if (live == null || journey == null || live.standing() != Standing.RUNNING) {
            throw YujianException.conflict("journey.not-running", "旅程没有在运行，测试人员无法进入");
        }
        Map<Long, CustomerSnapshot> locked = customers.lock(List.of(customerId), false);
        CustomerSnapshot who = locked.get(customerId);
        if (who == null) {
            throw YujianException.notFound("customer.not-found", "没有这位客户。");
        }
        boolean inside = store.alive(List.of(who.id())).stream()
                .anyMatch(run -> run.memory().test() && run.origin().journeyId() == journeyId);
        if (inside) {
            throw YujianException.conflict("run.already-inside", "这位测试人员还在旅程里，走完或移出后才能再测");
        }
        Work work = new Work(clock.instant(), zone, locked);
        Run run = Run.start(origin(journey, who, data, work), RunMemory.start(EVENT, 0, data));
        run.memory().markTest();
        run.tell(new TrailStep("", null, work.now(), ENTERED));
        work.enter(run, journey);
        loop.advance(List.of(new Leg(run)), work);
        work.write(store, timers);
        audit.record("journey.test-entry", "journey:" + journeyId, who.name() + "：" + run.id());
        return run.id();
    }

    private Run.Origin origin(CompiledJourney journey, CustomerSnapshot who, ObjectNode data, Work work) {
        Address address = address(journey, customers.addresses(who.id()));
        String key = journey.rules().keyOf(data);
        long id = ids.next();
        return new Run.Origin(
                id,
                journey.id(),
                journey.version(),
                who.id(),
                address == null ? 0 : address.identityId(),
                address == null ? 0 : address.accountId(),
                address == null ? null : address.openid(),
                Event.LANE_TRIGGERED,
                "test-" + id,
                work.now(),
                work.now(),
                key == null || key.length() > Entrance.MAX_KEY ? "" : key);
    }

    /** At an account that the journey's triggers name, else at the one followed last. */
    private static @Nullable Address address(CompiledJourney journey, List<Address> known) {
        List<Address> followed = known.stream().filter(Address::following).toList();
        return followed.stream()
                .filter(a -> journey.listensTo().stream()
                        .anyMatch(type -> journey.accountsOf(type).contains(a.accountId())))
                .findFirst()
                .orElse(followed.isEmpty() ? null : followed.get(0));
    }
}
