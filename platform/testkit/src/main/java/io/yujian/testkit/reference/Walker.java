package io.yujian.testkit.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Walks people through a plan while a clock is moved by hand. Confined to one thread. */
public final class Walker {
    private final long journey;
    private final Plan plan;
    private final Outcomes outcomes;
    private final Map<Long, Person> people = new TreeMap<>();
    private Instant now;

    /** @param now where the clock stands */
    public Walker(long journey, Plan plan, Outcomes outcomes, Instant now) {
        this.journey = journey;
        this.plan = plan;
        this.outcomes = outcomes;
        this.now = now;
    }

    public Person of(long customer) {
        return people.computeIfAbsent(customer, id -> new Person(id, journey, plan));
    }

    public Collection<Person> people() {
        return people.values();
    }

    public void happens(long customer, Happening event) {
        of(customer).happens(event, now);
    }

    /** All messages that were handed over by now have their outcome. */
    public void sent() {
        for (Person person : people.values()) {
            List<Integer> asking = new ArrayList<>();
            for (int run = 0; run < person.walks().size(); run++) {
                if (person.walks().get(run).forOutcome) {
                    asking.add(run);
                }
            }
            asking.forEach(run -> person.settle(run, outcomes, now));
        }
    }

    /** Time passes, and what is due happens at its moment. */
    public void advance(Duration by) {
        Instant end = now.plus(by);
        while (true) {
            Instant next = end.plusNanos(1);
            for (Person person : people.values()) {
                for (Walk walk : person.walks()) {
                    if (walk.due != null && walk.due.isBefore(next)) {
                        next = walk.due;
                    }
                }
            }
            if (next.isAfter(end)) {
                now = end;
                return;
            }
            now = next;
            people.values().forEach(this::fire);
        }
    }

    private void fire(Person person) {
        List<Integer> due = new ArrayList<>();
        for (int run = 0; run < person.walks().size(); run++) {
            if (now.equals(person.walks().get(run).due)) {
                due.add(run);
            }
        }
        due.forEach(run -> person.fire(run, now));
    }
}
