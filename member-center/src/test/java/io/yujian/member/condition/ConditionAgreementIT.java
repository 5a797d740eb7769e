package io.yujian.member.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.member.BatchFacts;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSets;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.SqlCondition;
import io.yujian.member.Tags;
import io.yujian.member.customer.CustomerAttributes;
import io.yujian.member.testing.Chance;
import io.yujian.member.testing.Happenings;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.extension.ConfigResult;
import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.extension.Extensions;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each condition answers the same in memory and over all customers, whatever people are called and whenever it is. */
@ModuleTest(properties = "yujian.pipeline.enabled=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionAgreementIT {
    private static final int PEOPLE = 120;
    private static final int TRIES = 250;
    private static final Instant NOW = Instant.parse("2026-10-25T00:59:59.999Z");

    private static final List<String> DAYS =
            List.of("2026-02-28", "2026-03-01", "2027-02-28", "2028-02-28", "2028-02-29", "2025-10-25", "1990-10-25");

    private static final List<String> OPS =
            List.of("eq", "ne", "contains", "prefix", "gt", "lt", "ge", "le", "in", "exists");

    /** What people write, and what breaks comparisons: case, blanks, combining marks, emoji, wild cards, numbers. */
    private static final List<String> WORDS = List.of(
            "a",
            "A",
            "ab",
            "aB",
            "b ",
            " b",
            "é",
            "e\u0301",
            "É",
            "ß",
            "SS",
            "İ",
            "i",
            "上海",
            "上海 ",
            "👍",
            "👎",
            "👍🏽",
            "%",
            "_",
            "100%",
            "\\",
            "'",
            "1",
            "1.0",
            "1.00005",
            "1.00004",
            "-1",
            "01",
            "1e3",
            "999999999999999",
            "0.0001",
            "+2",
            "１",
            "ﬁ",
            "fi",
            "\u3000x",
            "x\u00a0",
            "a\tb");

    @Autowired
    Happenings happenings;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    @Autowired
    CustomerAttributes attributes;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    ExtensionRegistry registry;

    @Autowired
    List<ConditionType<?>> types;

    @Autowired
    Conditions trees;

    @Autowired
    CustomerSets sets;

    private final Chance chance = Chance.fresh();
    private Extensions<ConditionType<?>> conditions;
    private final Map<Long, CustomerSnapshot> roots = new HashMap<>();

    @BeforeAll
    void people() {
        conditions = registry.register("condition", types);
        clock.set(NOW);
        for (int no = 1; no <= PEOPLE; no++) {
            person(no);
        }
        merge();
        jdbc.queryForList("SELECT id FROM mb_customer WHERE merged_into IS NULL", Long.class)
                .forEach(id -> roots.put(id, customers.find(id).orElseThrow()));
        assertThat(roots).hasSizeGreaterThan(PEOPLE / 2);
    }

    /** Just before, at and just after moments that matter. */
    private Instant edge() {
        return NOW.plusSeconds(chance.of(0L, -1L, 7L, 86_400L)).plusMillis(chance.between(-2, 2));
    }

    private void person(int no) {
        boolean phone = chance.of(true, false, false);
        List<IdentityRef> ids = new ArrayList<>(List.of(IdentityRef.openid("wxone", "oPerson" + no)));
        if (phone) {
            ids.add(Happenings.phone("1390000" + (1000 + no)));
        }
        String type = chance.of("mp.follow", "mp.unfollow", "custom.x");
        long account = chance.of(1L, 2L);
        Event event = happenings.event(
                type, account, NOW.minusSeconds(60), json.createObjectNode(), ids.toArray(new IdentityRef[0]));
        long id = happenings.happen(event).customer();
        Instant joined = edge().minusSeconds(chance.of(0, 60, 604_800));
        jdbc.update("UPDATE mb_customer SET created_at = ? WHERE id = ?", java.sql.Timestamp.from(joined), id);
        transactions.run(() -> {
            customers.lock(List.of(id), false);
            for (String tag : chance.upTo(4, () -> chance.of(WORDS))) {
                Instant until = chance.of(true, false) ? edge() : null;
                tags.change(List.of(new Tags.TagChange(id, true, tag, "test", until)));
            }
            Map<String, String> own = new HashMap<>();
            chance.upTo(3, () -> chance.of("城市", "score", "k")).forEach(key -> own.put(key, chance.of(WORDS)));
            own.put("生日", chance.of(DAYS) + chance.of("", "", "T10:00", "x"));
            if (chance.of(true, false)) {
                own.put("生日", chance.of("02-29", "2月28日", "20000229", "1999/3/1", "--02-28", "0000-02-29"));
            }
            attributes.replace(id, own);
        });
        for (int i = chance.of(0, 0, 1, 2, 3); i > 0; i--) {
            happenings.happen(happenings.event(
                    chance.of("custom.x", "order.paid"),
                    0,
                    edge().minusSeconds(chance.of(0, 60, 604_800, 8_640_000)),
                    json.createObjectNode().put("word", chance.of(WORDS)).put("n", chance.of(1, 2, 100)),
                    IdentityRef.openid("wxone", "oPerson" + no)));
        }
    }

    private void merge() {
        for (int no = 1; no <= PEOPLE; no += 10) {
            happenings.happen(happenings.event(
                    "custom.tied",
                    0,
                    NOW,
                    json.createObjectNode(),
                    IdentityRef.openid("wxone", "oPerson" + no),
                    IdentityRef.openid("wxone", "oPerson" + (no + 1))));
        }
    }

    @Test
    void shouldAgreeOnTags() {
        agree("has-tag", () -> config().put("tag", chance.of(WORDS)));
    }

    @Test
    void shouldAgreeOnAttributes() {
        agree(
                "attribute",
                () -> config().put("key", chance.of("城市", "score", "k", "absent"))
                        .put("op", chance.of(OPS))
                        .put("value", chance.of(WORDS) + chance.of("", "", ",b，" + chance.of(WORDS))));
    }

    @Test
    void shouldAgreeOnFollowing() {
        agree("following", () -> {
            String account = chance.of("", "1", "2", "3");
            return account.isEmpty() ? config() : config().put("accountId", account);
        });
    }

    @Test
    void shouldAgreeOnPhones() {
        agree("phone-bound", this::config);
    }

    @Test
    void shouldAgreeOnJoining() {
        agree("joined-within", () -> {
            Duration within = Duration.ofSeconds(chance.of(0, 1, 60, 61, 86_400, 604_800, 604_801))
                    .plusMillis(chance.between(-1, 1));
            return config().put("duration", within.isNegative() ? "PT0S" : within.toString());
        });
    }

    @Test
    void shouldAgreeOnDates() {
        agree(
                "anniversary",
                () -> config().put("key", chance.of("生日", "k"))
                        .put("days", chance.of(-365, -1, 0, 1, 240, 365))
                        .put("yearly", chance.of(true, false))
                        .put("day", chance.of(DAYS)));
    }

    @Test
    void shouldAgreeOnPastEvents() {
        agree("did-event", this::pastEvent);
    }

    private ObjectNode pastEvent() {
        ObjectNode config = config().put("eventType", chance.of("custom.x", "order.paid", "order.received"))
                .put("times", chance.of("at-least", "at-most", "exactly", "never"))
                .put("count", chance.of(0, 1, 2, 3))
                .put("since", chance.of("within", "within", "ever", "since-entry"))
                .put("within", chance.of("PT1M", "PT1M0.001S", "PT61S", "P7D", "P100D", "P500D"));
        if (chance.of(true, false, false)) {
            config.putArray("where")
                    .addObject()
                    .put("field", chance.of("word", "n", "absent"))
                    .put("op", chance.of(OPS))
                    .put("value", chance.of(WORDS));
        }
        return config;
    }

    @Test
    void shouldFindNobodyByATriggerOutsideAJourney() {
        agree("trigger-field", () -> config().put("field", "x").put("op", "exists"));
    }

    @Test
    void shouldAgreeOnWholeTrees() {
        ConditionInstant now = new ConditionInstant(NOW, ZoneId.of("Asia/Shanghai"));
        int some = 0;
        for (int i = 0; i < TRIES; i++) {
            ObjectNode tree = tree(1);
            Conditions.Compiled compiled = trees.compile(tree);
            BatchFacts more = new BatchFacts(roots.keySet());
            List<Long> inMemory = roots.values().stream()
                    .filter(snapshot -> compiled.test(new ConditionFacts(snapshot, now, null, more)))
                    .map(CustomerSnapshot::id)
                    .sorted()
                    .toList();
            assertThat(all(tree, now, chance.of(1, 3, 1_000)))
                    .as("%s %s", tree, chance)
                    .isEqualTo(inMemory);
            CustomerSets.Count count = sets.count(tree, now);
            assertThat(count.exact()).isTrue();
            assertThat(count.customers()).as("%s %s", tree, chance).isEqualTo(inMemory.size());
            some += inMemory.isEmpty() || inMemory.size() == roots.size() ? 0 : 1;
        }
        assertThat(some).as("trees that tell people apart, %s", chance).isGreaterThan(TRIES / 5);
    }

    @Test
    void shouldTakeAnEmptyTreeForEverybody() {
        ConditionInstant now = new ConditionInstant(NOW, ZoneId.of("Asia/Shanghai"));
        assertThat(all(config(), now, 7))
                .isEqualTo(roots.keySet().stream().sorted().toList());
    }

    private List<Long> all(ObjectNode tree, ConditionInstant now, int most) {
        List<Long> found = new ArrayList<>();
        CustomerSets.Page page = new CustomerSets.Page(List.of(), 0, false);
        while (!page.end()) {
            page = sets.page(tree, now, page.reached(), most);
            found.addAll(page.customers());
        }
        return found;
    }

    private ObjectNode tree(int depth) {
        int kind = depth > 3 ? 3 : chance.of(0, 1, 2, 3, 3);
        if (kind == 3) {
            return atom();
        }
        if (kind == 2) {
            ObjectNode not = config();
            not.set("not", tree(depth + 1));
            return not;
        }
        ObjectNode join = config();
        var parts = join.putArray(kind == 0 ? "all" : "any");
        for (int i = chance.of(1, 2, 3); i > 0; i--) {
            parts.add(tree(depth + 1));
        }
        return join;
    }

    private ObjectNode atom() {
        while (true) {
            String type = chance.of(
                    "has-tag", "attribute", "following", "phone-bound", "joined-within", "anniversary", "did-event");
            ObjectNode config = switch (type) {
                case "has-tag" -> config().put("tag", chance.of(WORDS));
                case "attribute" ->
                    config().put("key", chance.of("城市", "score", "k"))
                            .put("op", chance.of(OPS))
                            .put("value", chance.of(WORDS));
                case "following" -> config().put("accountId", chance.of("1", "2", "3"));
                case "did-event" -> pastEvent();
                case "joined-within" ->
                    config().put("duration", chance.of("PT1M", "PT1M0.001S", "P7D", "PT604799.999S"));
                default -> config();
            };
            ObjectNode atom = config().put("type", type);
            atom.set("config", config);
            if (trees.check(atom).isEmpty()) {
                return atom;
            }
        }
    }

    private void agree(String typeId, Supplier<ObjectNode> configs) {
        int some = 0;
        for (int i = 0; i < TRIES; i++) {
            some += compare(conditions.find(typeId).orElseThrow(), configs.get());
        }
        if (!typeId.equals("trigger-field")) {
            assertThat(some).as("people found over all tries, %s", chance).isPositive();
        }
    }

    private <C extends Record> int compare(ConditionType<C> type, ObjectNode config) {
        ConfigResult<C> read = conditions.read(type, 1, config);
        if (!(read instanceof ConfigResult.Valid<C> valid)) {
            return 0;
        }
        ConditionInstant now = new ConditionInstant(NOW, ZoneId.of("Asia/Shanghai"));
        Set<Long> inMemory = new HashSet<>();
        BatchFacts more = new BatchFacts(roots.keySet());
        roots.forEach((id, snapshot) -> {
            if (type.test(valid.config(), new ConditionFacts(snapshot, now, null, more))) {
                inMemory.add(id);
            }
        });
        SqlCondition sql = type.toSql(valid.config(), now);
        List<Long> found =
                jdbc.queryForList(sql.sql(), Long.class, sql.arguments().toArray());
        assertThat(found).as("%s %s %s", type.typeId(), config, chance).doesNotHaveDuplicates();
        assertThat(new HashSet<>(found))
                .as("%s %s %s", type.typeId(), config, chance)
                .isEqualTo(inMemory);
        return inMemory.size();
    }

    private ObjectNode config() {
        return json.createObjectNode();
    }
}
