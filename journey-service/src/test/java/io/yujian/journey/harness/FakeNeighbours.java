package io.yujian.journey.harness;

import io.yujian.coupon.CouponBatches;
import io.yujian.coupon.CouponIssuing;
import io.yujian.gateway.Accounts;
import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.Question;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.gateway.SendState;
import io.yujian.journey.node.startjourney.CallableJourneys;
import io.yujian.member.Attributes;
import io.yujian.member.ConditionFacts;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.Tags;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoreResult;
import io.yujian.platform.timer.Timer;
import io.yujian.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The other modules, as small as the engine's tests allow, each in memory and taking part in roll-back. */
public final class FakeNeighbours {
    private FakeNeighbours() {}

    /** Timers in memory. */
    public static final class FakeTimers implements Timers {
        private TreeSet<Timer> timers =
                new TreeSet<>(Comparator.comparing(Timer::dueAt).thenComparing(Timer::id));

        Runnable snapshot() {
            TreeSet<Timer> then = new TreeSet<>(timers);
            return () -> timers = then;
        }

        public List<Timer> all() {
            return List.copyOf(timers);
        }

        List<Timer> dueBy(Instant now) {
            return timers.stream().filter(t -> !t.dueAt().isAfter(now)).toList();
        }

        void done(Collection<Long> ids) {
            timers.removeIf(t -> ids.contains(t.id()));
        }

        @Override
        public void schedule(List<Timer> added) {
            timers.addAll(added);
        }

        @Override
        public void cancel(List<Timer> gone) {
            gone.forEach(timers::remove);
        }
    }

    /** Customers that a test makes. */
    public static final class FakeCustomers implements Customers, Tags {
        private Map<Long, CustomerSnapshot> byId = new TreeMap<>();
        private final Set<Long> busy = new HashSet<>();
        private final Map<Long, List<Address>> addresses = new HashMap<>();

        Runnable snapshot() {
            Map<Long, CustomerSnapshot> then = new TreeMap<>(byId);
            return () -> byId = then;
        }

        public void put(CustomerSnapshot customer) {
            byId.put(customer.id(), customer);
        }

        public void address(long customerId, Address address) {
            addresses.put(customerId, List.of(address));
        }

        /** Another transaction holds the customer. */
        public void busy(long customerId, boolean held) {
            if (held) {
                busy.add(customerId);
            } else {
                busy.remove(customerId);
            }
        }

        public Map<Long, CustomerSnapshot> all() {
            return byId;
        }

        @Override
        public Map<Long, CustomerSnapshot> lock(Collection<Long> ids, boolean skipLocked) {
            Map<Long, CustomerSnapshot> locked = new TreeMap<>();
            ids.stream()
                    .filter(id -> byId.containsKey(id) && !busy.contains(id))
                    .forEach(id -> locked.put(id, byId.get(id)));
            return locked;
        }

        @Override
        public Optional<CustomerSnapshot> find(long id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public Optional<Long> findByIdentity(IdentityRef identity) {
            return Optional.empty();
        }

        @Override
        public Map<Long, String> names(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public Map<Long, List<Address>> addresses(Collection<Long> ids) {
            return addresses;
        }

        @Override
        public void change(List<TagChange> changes) {
            for (TagChange change : changes) {
                CustomerSnapshot c = byId.get(change.customerId());
                Set<String> tags = new HashSet<>(c.tags());
                if (change.add()) {
                    tags.add(change.tag());
                } else {
                    tags.remove(change.tag());
                }
                put(new CustomerSnapshot(
                        c.id(), c.name(), tags, c.attributes(), c.following(), c.hasPhone(), c.joinedAtMillis(), null));
            }
        }
    }

    /** Attributes of the customers that a test made. */
    public static final class FakeAttributes implements Attributes {
        private final FakeCustomers customers;

        public FakeAttributes(FakeCustomers customers) {
            this.customers = customers;
        }

        @Override
        public void change(List<AttributeChange> changes) {
            for (AttributeChange change : changes) {
                CustomerSnapshot c = customers.all().get(change.customerId());
                Map<String, String> own = new HashMap<>(c.attributes());
                if (change.value() == null || change.value().isEmpty()) {
                    own.remove(change.key());
                } else {
                    own.put(change.key(), change.value());
                }
                customers.put(new CustomerSnapshot(
                        c.id(), c.name(), c.tags(), own, c.following(), c.hasPhone(), c.joinedAtMillis(), null));
            }
        }
    }

    /** Entries that committed transactions appended, until they are taken out; deduplicated as the real inbox does. */
    public static final class FakeInbox implements Inbox {
        private Map<String, InboxEntry> entries = new LinkedHashMap<>();
        private int delivered;

        Runnable snapshot() {
            Map<String, InboxEntry> then = new LinkedHashMap<>(entries);
            return () -> entries = then;
        }

        /** Not yet delivered, in order. */
        public List<InboxEntry> take() {
            List<InboxEntry> all = List.copyOf(entries.values());
            List<InboxEntry> fresh = all.subList(delivered, all.size());
            delivered = all.size();
            return fresh;
        }

        @Override
        public CompletableFuture<StoreResult> store(InboxEntry entry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void append(List<InboxEntry> more) {
            more.forEach(e -> entries.putIfAbsent(Arrays.toString(e.dedupe()), e));
        }
    }

    /** Journey 2 can be started by others, 3 is not running, the rest is not there. */
    public static final class FakeCallables implements CallableJourneys {
        @Override
        public Optional<Callable> find(long journeyId) {
            return journeyId == 2 || journeyId == 3
                    ? Optional.of(new Callable("旅程" + journeyId, journeyId == 2, true))
                    : Optional.empty();
        }
    }

    /** One account, the harness's own. */
    public static final class FakeAccounts implements Accounts {
        @Override
        public Optional<Account> byId(long id) {
            return id == JourneyHarness.ACCOUNT
                    ? Optional.of(new Account(id, "mp", "wx1", "测试号", true))
                    : Optional.empty();
        }

        @Override
        public Optional<Account> byAppId(String appId) {
            return appId.equals("wx1") ? byId(JourneyHarness.ACCOUNT) : Optional.empty();
        }
    }

    /** A ledger whose outcomes a test decides. */
    public static final class FakeMessages implements OutboundMessages, ChannelCatalog {
        private Map<SendKey, PlannedMessage> planned = new LinkedHashMap<>();
        private Map<SendKey, SendOutcome> settled = new LinkedHashMap<>();
        private final Set<SendKey> tapped = new HashSet<>();
        private int calls;

        Runnable snapshot() {
            Map<SendKey, PlannedMessage> plannedThen = new LinkedHashMap<>(planned);
            Map<SendKey, SendOutcome> settledThen = new LinkedHashMap<>(settled);
            return () -> {
                planned = plannedThen;
                settled = settledThen;
            };
        }

        public List<PlannedMessage> planned() {
            return List.copyOf(planned.values());
        }

        public List<PlannedMessage> open() {
            return planned.values().stream()
                    .filter(m -> !settled.containsKey(m.key()))
                    .toList();
        }

        public int calls() {
            return calls;
        }

        void settle(PlannedMessage message, SendState state, @Nullable String reason) {
            settled.put(
                    message.key(),
                    new SendOutcome(message.key(), state, message.chain().get(0).channel(), reason));
        }

        @Override
        public void plan(List<PlannedMessage> messages) {
            calls++;
            messages.forEach(m -> planned.putIfAbsent(m.key(), m));
        }

        @Override
        public Map<SendKey, SendOutcome> outcomes(Collection<SendKey> keys) {
            calls++;
            Map<SendKey, SendOutcome> found = new HashMap<>();
            keys.stream().filter(settled::containsKey).forEach(key -> found.put(key, settled.get(key)));
            return found;
        }

        public void tap(SendKey key) {
            tapped.add(key);
        }

        @Override
        public Set<SendKey> tapped(Collection<SendKey> keys) {
            calls++;
            return keys.stream().filter(tapped::contains).collect(Collectors.toSet());
        }

        @Override
        public Collection<String> channels() {
            return List.of("chat", "notice");
        }

        @Override
        public Optional<Question.Asking> asking(Question question) {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.put("kind", question.choices().isEmpty() ? "text" : "menu").put("text", question.text());
            question.choices()
                    .forEach(c -> content.withArray("items")
                            .addObject()
                            .put("id", c.id())
                            .put("content", c.text()));
            return Optional.of(new Question.Asking(
                    new ChannelContent("chat", 1, content),
                    "mp.message",
                    "menuId",
                    "content",
                    question.choices().isEmpty() ? "mp.message" : "mp.menu-click"));
        }

        @Override
        public List<ContentProblem> check(String channel, int version, ObjectNode content, MessageClass messageClass) {
            return content.path("text").asString("").isEmpty()
                    ? List.of(new ContentProblem("text", "channel.empty", "请填写内容", "no text", true))
                    : List.of();
        }

        @Override
        public boolean needsReplyWindow(String channel) {
            return channel.equals("chat");
        }

        @Override
        public Optional<Duration> replyWindow(String eventType) {
            return switch (eventType) {
                case "mp.follow", "mp.scan", "mp.menu-click" -> Optional.of(Duration.ofMinutes(1));
                case "mp.message" -> Optional.of(Duration.ofHours(48));
                default -> Optional.empty();
            };
        }
    }

    /** Coupons of one batch with a stock. */
    public static final class FakeCoupons implements CouponIssuing, CouponBatches {
        public static final long BATCH = 900;
        private Map<String, IssueResult> issued = new LinkedHashMap<>();
        private int stock = 1_000;

        Runnable snapshot() {
            Map<String, IssueResult> issuedThen = new LinkedHashMap<>(issued);
            int stockThen = stock;
            return () -> {
                issued = issuedThen;
                stock = stockThen;
            };
        }

        public void stock(int left) {
            stock = left;
        }

        public List<String> keys() {
            return new ArrayList<>(issued.keySet());
        }

        @Override
        public List<IssueResult> issue(List<IssueCoupon> requests) {
            return requests.stream().map(this::issue).toList();
        }

        private IssueResult issue(IssueCoupon r) {
            if (!issued.containsKey(r.key()) && stock == 0) {
                return new IssueResult.Refused("sold-out");
            }
            return issued.computeIfAbsent(r.key(), key -> {
                stock--;
                long id = 7_000 + issued.size();
                return new IssueResult.Issued(
                        id, r.batchId(), "新人券", "C" + id, "/h5/wallet/t" + id, Instant.parse("2026-12-31T16:00:00Z"));
            });
        }

        @Override
        public Optional<Summary> find(long batchId) {
            return batchId == BATCH ? Optional.of(new Summary(BATCH, "新人券", true, stock)) : Optional.empty();
        }
    }

    /** {@code {"all":[…]}} over has-tag, attribute and trigger-field; values are equal or not. */
    public static final class FakeConditions implements Conditions {
        @Override
        public Compiled compile(ObjectNode tree) {
            return facts -> holds(tree, facts);
        }

        private static boolean holds(JsonNode tree, ConditionFacts facts) {
            for (JsonNode part : tree.path("all")) {
                if (!holds(part, facts)) {
                    return false;
                }
            }
            JsonNode config = tree.path("config");
            return switch (tree.path("type").asString("")) {
                case "" -> true;
                case "has-tag" ->
                    facts.customer().tags().contains(config.path("tag").asString(""));
                case "attribute" ->
                    config.path("value")
                            .asString("")
                            .equals(facts.customer()
                                    .attributes()
                                    .get(config.path("key").asString("")));
                case "trigger-field" ->
                    facts.trigger() != null
                            && facts.trigger()
                                    .path(config.path("field").asString(""))
                                    .asString("")
                                    .equals(config.path("value").asString(""));
                default -> false;
            };
        }

        @Override
        public List<String> check(ObjectNode tree) {
            return tree.has("bad") ? List.of("条件无法识别") : List.of();
        }
    }
}
