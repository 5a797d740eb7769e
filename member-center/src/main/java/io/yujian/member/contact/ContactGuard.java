package io.yujian.member.contact;

import io.yujian.gateway.MessageClass;
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
    static final String QUIET = "quiet";
    static final String CAPPED = "capped";
    private final ContactRuleBook rules;
    private final ContactMapper mapper;
    private final InstantSource clock;
    private final ZoneId zone;

    ContactGuard(ContactRuleBook rules, ContactMapper mapper, InstantSource clock, ZoneId zone) {
        this.rules = rules;
        this.mapper = mapper;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public List<Verdict> check(List<Pending> batch) {
        ContactRules now = rules.current();
        if (now.quiet() == null && now.caps().isEmpty()) {
            return batch.stream().map(p -> Verdict.ALLOWED).toList();
        }
        Instant at = clock.instant();
        Map<Long, ContactLog> logs = hold(batch, now.caps());
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        for (Pending pending : batch) {
            Verdict quiet = quiet(now.quiet(), pending.messageClass(), at);
            verdicts.add(quiet.allowed() ? capped(now.caps(), pending, logs, at) : quiet);
        }
        keep(logs, now.caps(), at);
        return verdicts;
    }

    private Verdict quiet(@Nullable QuietHours rule, MessageClass messageClass, Instant now) {
        if (rule == null || !rule.classes().contains(messageClass)) {
            return Verdict.ALLOWED;
        }
        Optional<Instant> until = rule.until(now, zone);
        if (until.isEmpty()) {
            return Verdict.ALLOWED;
        }
        return rule.action() == ContactRules.Action.DROP ? Verdict.no(QUIET) : Verdict.later(until.get(), QUIET);
    }

    private static Verdict capped(List<ContactCap> caps, Pending pending, Map<Long, ContactLog> logs, Instant now) {
        ContactLog log = logs.get(pending.customerId());
        if (log == null || !isCapped(caps, pending.messageClass()) || log.knows(pending.key())) {
            return Verdict.ALLOWED;
        }
        for (ContactCap cap : caps) {
            if (cap.classes().contains(pending.messageClass())
                    && log.count(cap.classes(), cap.length(), now) >= cap.most()) {
                return Verdict.no(CAPPED);
            }
        }
        log.add(pending.key(), pending.messageClass(), now);
        return Verdict.ALLOWED;
    }

    private static boolean isCapped(List<ContactCap> caps, MessageClass messageClass) {
        return caps.stream().anyMatch(cap -> cap.classes().contains(messageClass));
    }

    private Map<Long, ContactLog> hold(List<Pending> batch, List<ContactCap> caps) {
        TreeSet<Long> people = new TreeSet<>();
        batch.stream().filter(p -> isCapped(caps, p.messageClass())).forEach(p -> people.add(p.customerId()));
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
