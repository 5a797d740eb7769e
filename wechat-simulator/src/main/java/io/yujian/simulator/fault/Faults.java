package io.yujian.simulator.fault;

import io.yujian.simulator.account.NoSuchThing;
import io.yujian.simulator.account.WorldPart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The faults in force. Without any, asking costs one read. Thread safe. */
@Component
public class Faults implements WorldPart {

    private static final class Rule {
        private final String id;
        private final Fault fault;
        private final AtomicLong hits = new AtomicLong();

        private Rule(String id, Fault fault) {
            this.id = id;
            this.fault = fault;
        }

        private boolean strikes() {
            Double percent = fault.percent();
            if (percent != null && ThreadLocalRandom.current().nextDouble(100) >= percent) {
                return false;
            }
            Integer times = fault.times();
            if (times == null) {
                hits.incrementAndGet();
                return true;
            }
            return hits.getAndUpdate(n -> n < times ? n + 1 : n) < times;
        }
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    /** What strikes this API call. */
    public List<Fault> forCall(String path, @Nullable String appId, @Nullable String openid) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Fault> found = new ArrayList<>();
        for (Rule rule : rules) {
            Fault fault = rule.fault;
            if (fault.kind().api()
                    && (fault.path() == null || path.startsWith(fault.path()))
                    && same(fault.appId(), appId)
                    && same(fault.openid(), openid)
                    && rule.strikes()) {
                found.add(fault);
            }
        }
        return found;
    }

    /** What strikes this callback. */
    public List<Fault> forCallback(String event, String appId, String openid) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Fault> found = new ArrayList<>();
        for (Rule rule : rules) {
            Fault fault = rule.fault;
            if (!fault.kind().api()
                    && same(fault.event(), event)
                    && same(fault.appId(), appId)
                    && same(fault.openid(), openid)
                    && rule.strikes()) {
                found.add(fault);
            }
        }
        return found;
    }

    /** Whether any rule looks at the receiver, so that callers need to find out who that is. */
    public boolean lookAtOpenid() {
        return !rules.isEmpty() && rules.stream().anyMatch(rule -> rule.fault.openid() != null);
    }

    private static boolean same(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }

    public Fault add(Fault fault) {
        Rule rule = new Rule("f" + ids.incrementAndGet(), fault);
        rules.add(rule);
        return fault.with(rule.id, 0);
    }

    public List<Fault> list() {
        return rules.stream()
                .map(rule -> rule.fault.with(rule.id, rule.hits.get()))
                .toList();
    }

    public void remove(String id) {
        if (!rules.removeIf(rule -> rule.id.equals(id))) {
            throw new NoSuchThing("no fault " + id);
        }
    }

    public void clear() {
        rules.clear();
    }

    @Override
    public void forget(String appId) {
        rules.removeIf(rule -> appId.equals(rule.fault.appId()));
    }

    @Override
    public void forgetAll() {
        clear();
    }
}
