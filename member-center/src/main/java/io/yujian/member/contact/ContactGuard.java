package io.yujian.member.contact;

import io.yujian.gateway.SendGuard;
import io.yujian.member.contact.ContactMapper.ContactRow;
import io.yujian.member.contact.ContactRules.ContactCap;
import io.yujian.member.contact.ContactRules.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asked last of the guards, so that it counts what goes. Caps are exact on any number of nodes: a person's log is locked
 * while it is decided. A message that is asked for twice is counted once; one that the platform refuses stays counted.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ContactGuard implements SendGuard {
    private static final Duration MORNING = Duration.ofMinutes(10);
    static final String QUIET = "quiet";
    static final String CAPPED = "capped";
    private final ContactRuleBook rules;
    private final ContactMapper mapper;
    private final PersonClocks clocks;
    private final InstantSource clock;

    ContactGuard(ContactRuleBook rules, ContactMapper mapper, PersonClocks clocks, InstantSource clock) {
        this.rules = rules;
        this.mapper = mapper;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Override
    public List<Verdict> check(List<Pending> batch) {
        ContactRules now = rules.current();
        if (now.quiet() == null && now.caps().isEmpty()) {
            return batch.stream().map(p -> Verdict.ALLOWED).toList();
        }
        Instant at = clock.instant();
        PersonClocks.Zones zones = clocks.of(now.quiet(), batch);
        Map<Long, ContactLog> logs = hold(batch, now.caps());
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        for (Pending pending : batch) {
            Verdict quiet = quiet(now.quiet(), pending, at, zones.of(pending.customerId()));
            verdicts.add(quiet.allowed() ? capped(now.caps(), pending, logs, at) : quiet);
        }
        keep(logs, now.caps(), at);
        return verdicts;
    }

    private static Verdict quiet(@Nullable QuietHours rule, Pending message, Instant now, ZoneId zone) {
        if (rule == null || !rule.concerns(message)) {
            return Verdict.ALLOWED;
        }
        Optional<Instant> until = rule.until(now, zone);
        if (until.isEmpty()) {
            return Verdict.ALLOWED;
        }
        return switch (rule.action()) {
            case POSTPONE -> Verdict.later(gently(now, until.get(), message.customerId()), QUIET + ":" + until.get());
            case DROP -> Verdict.no(QUIET);
            case NEXT -> Verdict.skip(QUIET);
        };
    }

    /** What waits for the morning does not all come in its first second: the longer the wait, the wider it spreads. */
    static Instant gently(Instant now, Instant until, long customerId) {
        long spread = Math.min(MORNING.toMillis(), Duration.between(now, until).toMillis() / 20);
        return until.plusMillis(Math.floorMod(customerId * 0x9E3779B97F4A7C15L, spread + 1));
    }

    private static Verdict capped(List<ContactCap> caps, Pending message, Map<Long, ContactLog> logs, Instant now) {
        ContactLog log = logs.get(message.customerId());
        if (log == null || !isCapped(caps, message) || log.knows(message.key(), message.channel())) {
            return Verdict.ALLOWED;
        }
        log.forget(message.key());
        for (ContactCap cap : caps) {
            if (cap.concerns(message) && log.count(cap, now) >= cap.most()) {
                String reason = CAPPED + ":" + cap.most() + "/" + cap.period();
                return cap.isOfChannels() ? Verdict.skip(reason) : Verdict.no(reason);
            }
        }
        log.add(message, now);
        return Verdict.ALLOWED;
    }

    private static boolean isCapped(List<ContactCap> caps, Pending message) {
        return caps.stream().anyMatch(cap -> cap.concerns(message));
    }

    private Map<Long, ContactLog> hold(List<Pending> batch, List<ContactCap> caps) {
        TreeSet<Long> people = new TreeSet<>();
        batch.stream().filter(p -> isCapped(caps, p)).forEach(p -> people.add(p.customerId()));
        if (people.isEmpty()) {
            return Map.of();
        }
        mapper.hold(people);
        Map<Long, ContactLog> logs = new TreeMap<>();
        mapper.held(people).forEach(row -> logs.put(row.customerId(), ContactLog.read(row.recent())));
        return logs;
    }

    private void keep(Map<Long, ContactLog> logs, List<ContactCap> caps, Instant now) {
        Duration longest =
                caps.stream().map(ContactCap::length).max(Duration::compareTo).orElse(Duration.ZERO);
        List<ContactRow> changed = new ArrayList<>();
        logs.forEach((customer, log) -> {
            if (log.changed()) {
                log.forget(longest, now);
                changed.add(new ContactRow(customer, log.write()));
            }
        });
        if (!changed.isEmpty()) {
            mapper.write(changed);
        }
    }
}
