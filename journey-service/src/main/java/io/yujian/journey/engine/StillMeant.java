package io.yujian.journey.engine;

import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledRules;
import io.yujian.journey.engine.RunStore.Glance;
import io.yujian.member.BatchFacts;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Whether the person a message was planned for is still meant when it leaves: hours may lie between, and what is known
 * about the person may have changed by itself, as a tag that expires. Asks nothing where no journey in the batch has such
 * a rule, else a constant number of statements.
 */
@Component
class StillMeant {
    private static final String NOT_ELIGIBLE = "not-eligible";
    private static final String EXIT_RULE = "exit-rule";
    private final JourneySource journeys;
    private final RunStore store;
    private final Customers customers;
    private final InstantSource clock;
    private final ZoneId zone;

    StillMeant(JourneySource journeys, RunStore store, Customers customers, InstantSource clock, ZoneId zone) {
        this.journeys = journeys;
        this.store = store;
        this.customers = customers;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param verdicts of the batch so far; those that change are replaced
     * @param seen the runs of the batch
     */
    void check(List<Pending> batch, List<Verdict> verdicts, Map<Long, Glance> seen) {
        TreeSet<Long> runIds = new TreeSet<>();
        for (int i = 0; i < batch.size(); i++) {
            if (verdicts.get(i).allowed() && asks(batch.get(i), seen)) {
                runIds.add(batch.get(i).key().sourceId());
            }
        }
        if (runIds.isEmpty()) {
            return;
        }
        Map<Long, Run> runs = new HashMap<>();
        store.byIds(runIds).forEach(run -> runs.put(run.id(), run));
        TreeSet<Long> people = new TreeSet<>();
        runs.values().forEach(run -> people.add(run.origin().customerId()));
        Map<Long, CustomerSnapshot> known = customers.read(people);
        BatchFacts more = new BatchFacts(people);
        ConditionInstant now = new ConditionInstant(clock.instant(), zone);
        for (int i = 0; i < batch.size(); i++) {
            Run run = runs.get(batch.get(i).key().sourceId());
            if (run != null && verdicts.get(i).allowed() && asks(batch.get(i), seen)) {
                CustomerSnapshot customer = known.get(run.origin().customerId());
                if (customer != null) {
                    verdicts.set(
                            i,
                            verdict(
                                    run,
                                    new ConditionFacts(
                                            customer,
                                            now,
                                            run.memory().trigger(),
                                            more,
                                            run.origin().enteredAt())));
                }
            }
        }
    }

    /** Without the database: versions never change, and those in use are in memory. */
    private boolean asks(Pending message, Map<Long, Glance> seen) {
        Glance run = seen.get(message.key().sourceId());
        CompiledJourney journey = run == null ? null : journeys.version(message.sourceRef(), run.version());
        return journey != null && journey.rules().rechecks();
    }

    private Verdict verdict(Run run, ConditionFacts facts) {
        CompiledJourney journey =
                journeys.version(run.origin().journeyId(), run.origin().version());
        if (journey == null) {
            return Verdict.ALLOWED;
        }
        CompiledRules rules = journey.rules();
        if (!rules.stillAdmits(facts)) {
            return Verdict.no(NOT_ELIGIBLE);
        }
        return rules.endsBy(facts) ? Verdict.no(EXIT_RULE) : Verdict.ALLOWED;
    }
}
