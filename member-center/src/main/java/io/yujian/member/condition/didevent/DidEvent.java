package io.yujian.member.condition.didevent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.CustomerStretch;
import io.yujian.member.FactSource;
import io.yujian.member.SqlCondition;
import io.yujian.member.timeline.EventsSql;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Did something so often, within so long; or did not. An event counts by when it happened, told by its sender, however
 * late it was reported. What is asked in memory is asked of a whole batch of customers with one statement.
 */
@Component
class DidEvent implements ConditionType<DidEvent.Config> {
    private static final int CHUNK = 500;
    /** Runs ask since their own entry; they share one statement for each of these ages. */
    private static final List<Duration> AGES =
            Stream.of(1, 7, 30, 90).map(Duration::ofDays).toList();

    private static final SqlCondition NOBODY =
            new SqlCondition("SELECT id AS customer_id FROM mb_customer WHERE 1 = 0", List.of());

    private final PastEvents past;

    DidEvent(PastEvents past) {
        this.past = past;
    }

    /**
     * @param count null only where nothing is counted
     * @param within null unless the window is that long
     * @param where all must hold; null: every such event
     */
    record Config(
            @Field(zh = "事件", en = "Event", widget = "event-type-picker")
            @NotNull
            @Pattern(regexp = "[a-z]+\\.[a-z0-9_-]{1,64}")
            String eventType,

            @NotNull @Field(zh = "发生了多少次", en = "How often", widget = "select")
            Times times,

            @Nullable @Min(0) @Max(1000) @Field(zh = "次数", en = "Times", widget = "number", showWhen = "times!=never")
            Integer count,

            @NotNull
            @Field(
                    zh = "时间范围",
                    en = "Since when",
                    helpZh = "最多回看到客户动态保留的时间（默认 400 天）；「进入本旅程以来」只在旅程里成立",
                    helpEn =
                            "At most as far back as timelines are kept (400 days by default); “since entry” holds only inside a journey",
                    widget = "select")
            Since since,

            @Nullable @Field(zh = "多久以内", en = "Within", widget = "duration", showWhen = "since=within")
            Duration within,

            @Nullable
            @Size(max = 5)
            @Field(
                    zh = "只算符合这些的事件",
                    en = "Only events with",
                    helpZh = "比较事件上报的数据，全部满足才算；不填则每个这样的事件都算",
                    helpEn = "Compares the data of the event; all must hold; empty: every such event")
            List<@Valid @NotNull Where> where) {
        @JsonIgnore
        @AssertTrue(message = "请填写次数；「至少」要从 1 次开始")
        boolean isCountFitting() {
            return times == null || times == Times.NEVER || count != null && (times != Times.AT_LEAST || count > 0);
        }

        @JsonIgnore
        @AssertTrue(message = "请填写多久以内")
        boolean isWithinFitting() {
            return since != Since.WITHIN || within != null && !within.isNegative() && !within.isZero();
        }

        boolean holds(long happened) {
            return times.holds(happened, wanted());
        }

        long wanted() {
            return count == null ? 0 : count;
        }

        List<Where> filters() {
            return where == null ? List.of() : where;
        }
    }

    /** How many in a window that is the same for everybody. */
    record Counted(PastEvents past, String type, Instant since, List<Where> where) implements FactSource<Long> {
        @Override
        public Map<Long, Long> load(Collection<Long> customerIds) {
            return past.counts(customerIds, type, since, where);
        }
    }

    /** When, for windows that begin at another time for each run. */
    record When(PastEvents past, String type, Instant since, List<Where> where) implements FactSource<List<Instant>> {
        @Override
        public Map<Long, List<Instant>> load(Collection<Long> customerIds) {
            return past.times(customerIds, type, since, where);
        }
    }

    @Override
    public String typeId() {
        return "did-event";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Histogram",
                "做过某事（次数）",
                "Has done",
                "客户在一段时间内做过某个事件多少次，或没有做过；可以只算数据符合的事件。事件按发生的时间算，补报的也算。",
                "How often the customer did something within a time, or that it was not done; only events with certain data if"
                        + " wanted. Events count by when they happened, also when they were reported late.",
                "事件「{eventType}」{times} {count}，{since} {within}",
                "{eventType} {times} {count}, {since} {within}");
    }

    @Override
    public Config example() {
        return new Config("order.paid", Times.AT_LEAST, 1, Since.WITHIN, Duration.ofDays(90), null);
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        long customer = facts.customer().id();
        Instant now = facts.now().now();
        if (config.since() != Since.ENTRY) {
            Counted source = new Counted(past, config.eventType(), since(config, now), config.filters());
            long stored = facts.more().of(source).getOrDefault(customer, 0L);
            return config.holds(stored + rehearsed(config, facts, since(config, now)));
        }
        Instant entered = facts.enteredAt();
        if (entered == null) {
            return false;
        }
        When source = new When(past, config.eventType(), reach(entered, now), config.filters());
        List<Instant> times = facts.more().of(source).getOrDefault(customer, List.of());
        long stored = times.stream().filter(at -> !at.isBefore(entered)).count();
        return config.holds(stored + rehearsed(config, facts, entered));
    }

    private static long rehearsed(Config config, ConditionFacts facts, Instant since) {
        return facts.more().rehearsed(facts.customer().id(), config.eventType()).stream()
                .filter(event -> !event.at().isBefore(since)
                        && config.filters().stream().allMatch(each -> each.holds(event.data())))
                .count();
    }

    /** The same bound for all runs of about the same age. */
    private Instant reach(Instant entered, Instant now) {
        Instant earliest = past.events().earliest(now);
        for (Duration age : AGES) {
            Instant bound = now.minus(age);
            if (!bound.isAfter(entered) && bound.isAfter(earliest)) {
                return bound;
            }
        }
        return earliest;
    }

    private Instant since(Config config, Instant now) {
        Instant earliest = past.events().earliest(now);
        Duration within = config.within();
        if (config.since() != Since.WITHIN || within == null || within.compareTo(Duration.between(earliest, now)) > 0) {
            return earliest;
        }
        return now.minus(within);
    }

    @Override
    public boolean wholeAtOnce(Config config) {
        return config.filters().isEmpty();
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        return toSql(config, now, CustomerStretch.ALL);
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now, CustomerStretch stretch) {
        if (config.since() == Since.ENTRY) {
            return NOBODY;
        }
        Instant since = since(config, now.now());
        return config.filters().isEmpty() ? grouped(config, since, stretch) : listed(filtered(config, since, stretch));
    }

    /** Grouped over the stretch; those who never did it are its complement. */
    private SqlCondition grouped(Config config, Instant since, CustomerStretch stretch) {
        EventsSql counted = past.events().counted(stretch, config.eventType(), since);
        List<Object> arguments = new ArrayList<>(Arrays.asList(counted.arguments()));
        if (!config.times().holdsWithout(config.wanted())) {
            arguments.add(config.wanted());
            String compare = config.times() == Times.EXACTLY ? "= ?" : ">= ?";
            return new SqlCondition(
                    "SELECT h.customer AS customer_id FROM (" + counted.text() + ") h WHERE h.n " + compare, arguments);
        }
        // Only "at most" counts here: "never", and "exactly 0", are left by whoever did it at all.
        arguments.add(config.times() == Times.AT_MOST ? config.wanted() : 0L);
        List<Object> all = new ArrayList<>(List.of(stretch.after(), stretch.to()));
        all.addAll(arguments);
        return new SqlCondition(
                "SELECT r.id AS customer_id FROM mb_customer r WHERE r.merged_into IS NULL AND r.id > ? AND r.id <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM (" + counted.text()
                        + ") h WHERE h.customer = r.id AND h.n > ?)",
                all);
    }

    /** Their data are read a few hundred customers at a time. */
    private List<Long> filtered(Config config, Instant since, CustomerStretch stretch) {
        List<Long> found = new ArrayList<>();
        long after = stretch.after();
        while (true) {
            List<Long> some = past.events().roots(new CustomerStretch(after, stretch.to()), CHUNK);
            if (some.isEmpty()) {
                return found;
            }
            Map<Long, Long> counts = past.counts(some, config.eventType(), since, config.filters());
            some.stream()
                    .filter(id -> config.holds(counts.getOrDefault(id, 0L)))
                    .forEach(found::add);
            after = some.get(some.size() - 1);
        }
    }

    private static SqlCondition listed(List<Long> customers) {
        return customers.isEmpty()
                ? NOBODY
                : new SqlCondition(
                        customers.stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(
                                        ",", "SELECT id AS customer_id FROM mb_customer WHERE id IN (", ")")),
                        List.of());
    }
}
