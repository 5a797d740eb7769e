package io.yujian.member.contact;

import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.MessageClass;
import io.yujian.member.contact.ContactMapper.RulesRow;
import io.yujian.member.contact.ContactRules.Action;
import io.yujian.member.contact.ContactRules.ContactCap;
import io.yujian.member.contact.ContactRules.QuietHours;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.time.UtcTime;
import io.yujian.platform.wakeup.Wakeups;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the rules; every node goes by new ones within a second. */
@Component
public class ContactRuleBook {
    private static final String TOPIC = "contact-rules";
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final int MOST_CAPS = 10;
    private static final Duration LONGEST = Duration.ofDays(90);
    private final ContactMapper mapper;
    private final JsonMapper json;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Wakeups wakeups;
    private final ObjectProvider<ChannelCatalog> catalog;
    private volatile @Nullable Seen seen;

    private record Seen(ContactRules rules, Instant at) {}

    /** @param revision to be named by the next change; 0 while nothing was ever set */
    public record Kept(ContactRules rules, int revision) {}

    ContactRuleBook(
            ContactMapper mapper,
            JsonMapper json,
            InstantSource clock,
            AuditLog audit,
            Wakeups wakeups,
            ObjectProvider<ChannelCatalog> catalog) {
        this.catalog = catalog;
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
        this.audit = audit;
        this.wakeups = wakeups;
        wakeups.listen(TOPIC, () -> seen = null);
    }

    /** As this node knows them; at most a second behind. */
    ContactRules current() {
        Seen known = seen;
        Instant now = clock.instant();
        if (known == null || Duration.between(known.at(), now).abs().compareTo(MAX_AGE) >= 0) {
            known = new Seen(read().rules(), now);
            seen = known;
        }
        return known.rules();
    }

    public Kept read() {
        RulesRow row = mapper.rules();
        return row == null
                ? new Kept(ContactRules.NONE, 0)
                : new Kept(json.readValue(row.rules(), ContactRules.class), row.revision());
    }

    /** @param revision the one that the writer saw; another one means that somebody else was faster */
    @Transactional
    public Kept change(ContactRules rules, int revision, String by) {
        check(rules);
        RulesRow row = mapper.lockRules();
        if ((row == null ? 0 : row.revision()) != revision) {
            throw YujianException.conflict("contact-rules.stale-revision", "触达规则已被别人修改过，请刷新后再试");
        }
        String text = json.writeValueAsString(rules);
        mapper.writeRules(revision + 1, text, UtcTime.of(clock.instant()), by);
        audit.record("contact-rules.change", "contact-rules", text.length() > 200 ? text.substring(0, 200) : text);
        wakeups.nudge(TOPIC);
        return new Kept(rules, revision + 1);
    }

    private void check(ContactRules rules) {
        QuietHours quiet = rules.quiet();
        if (quiet != null) {
            try {
                if (LocalTime.parse(quiet.from()).equals(LocalTime.parse(quiet.to()))) {
                    throw invalid("免打扰的起止时间不能相同");
                }
            } catch (DateTimeException | NullPointerException e) {
                throw invalid("免打扰时间要写成 22:00 这样");
            }
            classes(quiet.classes());
            if (quiet.action() == null) {
                throw invalid("请选择免打扰时段里的消息是推迟、不发还是换通道");
            }
            channels(quiet.channels());
            if (quiet.action() == Action.NEXT
                    && (quiet.channels() == null || quiet.channels().isEmpty())) {
                throw invalid("换通道要写明哪些通道免打扰，否则没有通道可换");
            }
        }
        if (rules.caps() == null || rules.caps().size() > MOST_CAPS) {
            throw invalid("疲劳度规则最多 " + MOST_CAPS + " 条");
        }
        for (ContactCap cap : rules.caps()) {
            classes(cap.classes());
            channels(cap.channels());
            if (cap.most() < 1 || cap.most() > ContactLog.MOST) {
                throw invalid("条数要在 1 到 " + ContactLog.MOST + " 之间");
            }
            try {
                Duration length = cap.length();
                if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(LONGEST) > 0) {
                    throw invalid("疲劳度的时间长度要在一分钟到 90 天之间");
                }
            } catch (DateTimeException | NullPointerException e) {
                throw invalid("疲劳度的时间长度要写成 P1D、PT12H 这样");
            }
        }
    }

    private static void classes(@Nullable List<MessageClass> classes) {
        if (classes == null || classes.isEmpty() || classes.stream().anyMatch(Objects::isNull)) {
            throw invalid("请选择消息类别");
        }
        if (classes.contains(MessageClass.TRANSACTIONAL)) {
            throw invalid("交易通知不受免打扰和疲劳度限制");
        }
    }

    private void channels(@Nullable List<String> named) {
        ChannelCatalog known = catalog.getIfAvailable();
        if (named == null || known == null) {
            return;
        }
        for (String channel : named) {
            if (!known.channels().contains(channel)) {
                throw invalid("没有这种触达通道：" + channel);
            }
        }
    }

    private static YujianException invalid(String sentence) {
        return YujianException.invalid("contact-rules.invalid", sentence);
    }
}
