package io.yujian.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.coupon.CouponIssuing.IssueCoupon;
import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.coupon.batch.Batches;
import io.yujian.coupon.batch.CouponBatchForm;
import io.yujian.coupon.batch.CouponBatchView;
import io.yujian.coupon.redeem.RedeemCoupon;
import io.yujian.coupon.redeem.RedeemCoupon.Redemption;
import io.yujian.coupon.redeem.RedeemCoupon.Result;
import io.yujian.coupon.testing.People;
import io.yujian.coupon.wallet.Wallet;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.SqlCondition;
import io.yujian.platform.database.StatementCounter;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.IdentityRef;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ModuleTest(properties = "yujian.pipeline.enabled=false")
class CouponServiceIT {
    @Autowired
    People people;

    @Autowired
    Batches batches;

    @Autowired
    RedeemCoupon redeem;

    @Autowired
    Wallet wallet;

    @Autowired
    Customers customers;

    @Autowired
    @Qualifier("expireCoupons")
    Duty expire;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    List<ConditionType<?>> conditions;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void shouldGiveTheFirstCouponAgainForTheSameKey() {
        long batch = id(people.batch(10, 5));
        long customer = people.customers(1).get(0);
        var first = issued(people.issue(batch, customer, "run:1:n2:1"));
        var again = issued(people.issue(batch, customer, "run:1:n2:1"));
        var other = issued(people.issue(batch, customer, "run:1:n2:2"));
        assertThat(again.couponId()).isEqualTo(first.couponId());
        assertThat(again.code()).isEqualTo(first.code()).hasSize(16);
        assertThat(other.couponId()).isNotEqualTo(first.couponId());
        assertThat(batches.get(batch).stats().left()).isEqualTo(8);
        assertThat(told("coupon.issued", first.couponId())).isEqualTo(1);
    }

    @Test
    void shouldKeepTheLimitPerPersonAlsoWithinOneCall() {
        long batch = id(people.batch(100, 2));
        long customer = people.customers(1).get(0);
        var results = people.issue(List.of(
                request(batch, customer, "a"),
                request(batch, customer, "b"),
                request(batch, customer, "b"),
                request(batch, customer, "c")));
        assertThat(results.get(2)).isEqualTo(results.get(1));
        assertThat(results.get(3)).isEqualTo(new IssueResult.Refused("limit-reached"));
        assertThat(people.issue(batch, customer, "d")).isEqualTo(new IssueResult.Refused("limit-reached"));
        assertThat(batches.get(batch).stats().issued()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhatIsSoldOutClosedEndedOrUnknown() {
        long customer = people.customers(1).get(0);
        long one = id(people.batch(1, 5));
        people.issue(one, customer, "one");
        assertThat(people.issue(one, customer, "two")).isEqualTo(new IssueResult.Refused("sold-out"));
        long closed = id(people.batch(5, 5));
        batches.close(closed);
        assertThat(people.issue(closed, customer, "three")).isEqualTo(new IssueResult.Refused("not-open"));
        Instant now = clock.instant();
        long fixed = id(batches.create(people.form(
                5, 5, new CouponBatchForm.CouponValidity("fixed", now.minusSeconds(60), now.plusSeconds(60), null))));
        clock.advance(Duration.ofMinutes(2));
        assertThat(people.issue(fixed, customer, "four")).isEqualTo(new IssueResult.Refused("ended"));
        assertThat(people.issue(7, customer, "five")).isEqualTo(new IssueResult.Refused("unknown-batch"));
    }

    @Test
    void shouldGiveTheLastOnesInOrderAndRefuseTheRest() {
        long batch = id(people.batch(3, 1));
        List<Long> five = people.customers(5);
        var results = people.issue(five.stream()
                .map(customer -> request(batch, customer, "last" + customer))
                .toList());
        assertThat(results.subList(0, 3)).allMatch(IssueResult.Issued.class::isInstance);
        assertThat(results.subList(3, 5)).containsOnly(new IssueResult.Refused("sold-out"));
        assertThat(batches.get(batch).stats().left()).isZero();
    }

    @Test
    void shouldNeverOversellAHotBatchWhateverTheOrder() throws Exception {
        long batch = id(people.batch(1000, 1));
        List<Long> fans = people.customers(1400);
        AtomicInteger issued = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        ExecutorService claimers = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            WorkLane lane = i % 2 == 0 ? WorkLane.TRIGGERED : WorkLane.REQUEST;
            all.add(claimers.submit(() -> lane.run(() -> {
                int n;
                while ((n = next.getAndAdd(2)) < fans.size()) {
                    for (IssueResult result : people.issue(List.of(
                            request(batch, fans.get(n), "hot" + n),
                            request(batch, fans.get(n + 1), "hot" + (n + 1))))) {
                        (result instanceof IssueResult.Issued ? issued : refused).incrementAndGet();
                    }
                }
            })));
        }
        for (Future<?> each : all) {
            each.get();
        }
        claimers.shutdown();
        assertThat(issued).hasValue(1000);
        assertThat(refused).hasValue(400);
        assertThat(batches.get(batch).stats().left()).isZero();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM cp_coupon WHERE batch_id = ?", Long.class, batch))
                .isEqualTo(1000);
        assertThat(jdbc.queryForObject("SELECT MIN(remaining) FROM cp_stock WHERE batch_id = ?", Long.class, batch))
                .isZero();
    }

    @Test
    void shouldIssueManyInAConstantNumberOfStatements() {
        long batch = id(people.batch(10_000, 1));
        statements(batch, people.customers(2));
        long few = statements(batch, people.customers(2));
        long many = statements(batch, people.customers(80));
        assertThat(many).isLessThanOrEqualTo(few);
    }

    private long statements(long batch, List<Long> fans) {
        List<IssueCoupon> requests =
                fans.stream().map(fan -> request(batch, fan, "s" + fan)).toList();
        long before = StatementCounter.countOfThread();
        WorkLane.TRIGGERED.run(() -> people.issue(requests));
        return StatementCounter.countOfThread() - before;
    }

    @Test
    void shouldRedeemOnceAndSayWhereItWasUsed() {
        long batch = id(people.batch(5, 5));
        long customer = people.customers(1).get(0);
        var coupon = issued(people.issue(batch, customer, "redeem-1"));
        String typed = coupon.code().toLowerCase().replaceAll("(.{4})(?=.)", "$1-");

        assertThat(redeem.redeem(new Redemption(typed, "S01", "小王", "o-1"))).isInstanceOf(Result.Redeemed.class);
        var second = redeem.redeem(new Redemption(coupon.code(), "S02", "小李", null));
        assertThat(second).isInstanceOfSatisfying(Result.AlreadyRedeemed.class, used -> {
            assertThat(used.coupon().storeId()).isEqualTo("S01");
            assertThat(used.coupon().operator()).isEqualTo("小王");
            assertThat(used.coupon().redeemedAt()).isNotNull();
        });
        assertThat(batches.get(batch).stats().redeemed()).isEqualTo(1);
        assertThat(told("coupon.redeemed", coupon.couponId())).isEqualTo(1);
        assertThat(redeem.redeem(new Redemption("0000000000000000", "S01", "x", null)))
                .isInstanceOf(Result.Unknown.class);
        assertThat(redeem.redeem(new Redemption("' OR 1=1 --", "S01", "x", null)))
                .isInstanceOf(Result.Unknown.class);
    }

    @Test
    void shouldLetOneTillWin() throws Exception {
        long batch = id(people.batch(50, 50));
        long customer = people.customers(1).get(0);
        ExecutorService tills = Executors.newFixedThreadPool(6);
        for (int round = 0; round < 15; round++) {
            String code = issued(people.issue(batch, customer, "race" + round)).code();
            CyclicBarrier start = new CyclicBarrier(6);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int till = 0; till < 6; till++) {
                String store = "S" + till;
                tries.add(tills.submit(() -> {
                    start.await();
                    return redeem.redeem(new Redemption(code, store, "x", null)) instanceof Result.Redeemed;
                }));
            }
            int won = 0;
            for (Future<Boolean> each : tries) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        tills.shutdown();
        assertThat(batches.get(batch).stats().redeemed()).isEqualTo(15);
    }

    @Test
    void shouldExpireOnTimeAndTellOnce() {
        long batch = id(people.batch(500, 500));
        long customer = people.customers(1).get(0);
        List<IssueCoupon> requests = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            requests.add(request(batch, customer, "exp" + i));
        }
        String code = issued(people.issue(requests).get(0)).code();
        clock.advance(Duration.ofDays(9));
        assertThat(redeem.redeem(new Redemption(code, "S", "x", null))).isInstanceOf(Result.Expired.class);
        expire.run();
        expire.run();
        // The node's own duty finds its moment come as well, and may hold some of them a little longer.
        await().untilAsserted(
                        () -> assertThat(batches.get(batch).stats().expired()).isEqualTo(230));
        assertThat(redeem.redeem(new Redemption(code, "S", "x", null))).isInstanceOf(Result.Expired.class);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_inbox WHERE source = 'coupon' AND body LIKE CONCAT('%expired%', ?, '%')",
                        Long.class, Long.toString(customer)))
                .isEqualTo(230);
    }

    @Test
    void shouldShowTheWalletByItsLinkOnly() {
        long batch = id(people.batch(5, 5));
        long customer = people.customers(1).get(0);
        var first = issued(people.issue(batch, customer, "w1"));
        issued(people.issue(batch, customer, "w2"));
        String token = first.walletPath().substring("/h5/wallet/".length());
        var view = wallet.open(token);
        assertThat(view.coupons()).hasSize(2);
        assertThat(view.coupons().get(0).id()).isEqualTo(Long.toString(first.couponId()));
        assertThat(view.coupons().get(0).code()).isEqualTo(first.code());
        assertThat(view.coupons().get(0).qr()).isNotNull();

        redeem.redeem(new Redemption(first.code(), "S01", "x", null));
        assertThat(wallet.open(token).coupons().get(0).code()).isNull();
        assertThat(wallet.open(token).coupons().get(0).state()).isEqualTo("redeemed");

        char last = token.charAt(5) == 'A' ? 'B' : 'A';
        assertThatThrownBy(() -> wallet.open(token.substring(0, 5) + last + token.substring(6)))
                .isInstanceOf(YujianException.class);
        assertThatThrownBy(() -> wallet.open("not-a-token")).isInstanceOf(YujianException.class);
        clock.advance(Duration.ofDays(367));
        assertThatThrownBy(() -> wallet.open(token)).isInstanceOf(YujianException.class);
    }

    @Test
    void shouldKeepTheOfferOnceACouponIsOut() {
        var made = people.batch(10, 1);
        long batch = id(made);
        people.issue(batch, people.customers(1).get(0), "out");
        CouponBatchForm more = people.form(25, 3, made.validity());
        assertThat(batches.change(batch, more).stats().left()).isEqualTo(24);
        assertThat(batches.change(batch, people.form(1, 3, made.validity()))
                        .stats()
                        .left())
                .isZero();
        assertThatThrownBy(() -> batches.change(
                        batch, people.form(10, 3, new CouponBatchForm.CouponValidity("after-claim", null, null, 9))))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("coupon.batch-in-use"));
        people.issue(id(people.batch(2, 1)), people.customers(1).get(0), "below");
    }

    @Test
    void shouldRefuseATotalBelowWhatIsOut() {
        var made = people.batch(10, 5);
        long customer = people.customers(1).get(0);
        people.issue(List.of(request(id(made), customer, "b1"), request(id(made), customer, "b2")));
        assertThatThrownBy(() -> batches.change(id(made), people.form(1, 5, made.validity())))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("coupon.below-issued"));
    }

    @Test
    void shouldRefuseABatchThatMakesNoSense() {
        Instant now = clock.instant();
        assertThatThrownBy(() ->
                        batches.create(people.form(1, 1, new CouponBatchForm.CouponValidity("fixed", now, now, null))))
                .isInstanceOf(YujianException.class);
        assertThatThrownBy(() -> batches.create(
                        people.form(1, 1, new CouponBatchForm.CouponValidity("after-claim", null, null, null))))
                .isInstanceOf(YujianException.class);
        assertThatThrownBy(() -> batches.create(new CouponBatchForm(
                        "x",
                        "gift",
                        null,
                        null,
                        " ",
                        1,
                        1,
                        new CouponBatchForm.CouponValidity("after-claim", null, null, 1),
                        null,
                        null)))
                .isInstanceOf(YujianException.class);
    }

    @Test
    void shouldMoveCouponsWithAMerge() {
        IdentityRef one = new IdentityRef("member-no", "merge-one");
        IdentityRef two = new IdentityRef("member-no", "merge-two");
        people.happen(one);
        people.happen(two);
        long older = customers.findByIdentity(one).orElseThrow();
        long younger = customers.findByIdentity(two).orElseThrow();
        long batch = id(people.batch(5, 1));
        issued(people.issue(batch, younger, "mine"));
        people.happen(one, two);
        assertThat(people.issue(batch, older, "more")).isEqualTo(new IssueResult.Refused("limit-reached"));
    }

    @Test
    void shouldAgreeInMemoryAndOverAllCustomersOnWhoHasACoupon() {
        long batch = id(people.batch(500, 3));
        long other = id(people.batch(500, 3));
        List<Long> fans = people.customers(12);
        for (int i = 0; i < fans.size(); i++) {
            for (int n = 0; n < i % 4; n++) {
                var coupon = issued(people.issue(n == 2 ? other : batch, fans.get(i), "has" + i + "-" + n));
                if (i % 5 == 0) {
                    redeem.redeem(new Redemption(coupon.code(), "S", "x", null));
                }
                Instant until = clock.instant().plusMillis(i % 3 == 0 ? -1 : 60_000);
                jdbc.update(
                        "UPDATE cp_coupon SET valid_until = ? WHERE id = ?",
                        java.sql.Timestamp.from(until),
                        coupon.couponId());
            }
        }
        int found = 0;
        for (String state : List.of("usable", "redeemed", "expired", "any")) {
            for (long each : new long[] {batch, other, 5}) {
                found += agreed(json.createObjectNode()
                        .put("batchId", Long.toString(each))
                        .put("state", state));
            }
        }
        assertThat(found).isPositive();
    }

    private int agreed(ObjectNode config) {
        ConditionType<?> type = conditions.stream()
                .filter(each -> each.typeId().equals("has-coupon"))
                .findFirst()
                .orElseThrow();
        return agreed(type, config);
    }

    private <C extends Record> int agreed(ConditionType<C> type, ObjectNode config) {
        C read = json.treeToValue(config, type.configType());
        ConditionInstant now = new ConditionInstant(clock.instant(), ZoneOffset.UTC);
        SqlCondition sql = type.toSql(read, now);
        List<Long> bySql =
                jdbc.queryForList(sql.sql(), Long.class, sql.arguments().toArray());
        Set<Long> inMemory = new HashSet<>();
        for (long id : jdbc.queryForList("SELECT id FROM mb_customer WHERE merged_into IS NULL", Long.class)) {
            CustomerSnapshot snapshot = customers.find(id).orElseThrow();
            if (type.test(read, new ConditionFacts(snapshot, now, null))) {
                inMemory.add(id);
            }
        }
        assertThat(bySql).as("%s", config).doesNotHaveDuplicates();
        assertThat(new HashSet<>(bySql)).as("%s", config).isEqualTo(inMemory);
        return inMemory.size();
    }

    @Test
    void shouldMakeCodesThatDiffer() {
        long batch = id(people.batch(300, 300));
        long customer = people.customers(1).get(0);
        List<IssueCoupon> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(request(batch, customer, "code" + i));
        }
        Set<String> codes = new HashSet<>();
        people.issue(requests).forEach(result -> codes.add(issued(result).code()));
        assertThat(codes).hasSize(200);
        assertThat(jdbc.queryForList("SELECT code_secret FROM cp_coupon WHERE batch_id = ?", byte[].class, batch))
                .noneMatch(secret -> codes.stream().anyMatch(code -> new String(secret).contains(code)));
    }

    private static IssueCoupon request(long batch, long customer, String key) {
        return new IssueCoupon(batch, customer, 0, key, "journey:1", (byte) 0, "t");
    }

    private static IssueResult.Issued issued(IssueResult result) {
        assertThat(result).isInstanceOf(IssueResult.Issued.class);
        return (IssueResult.Issued) result;
    }

    private static long id(CouponBatchView view) {
        return Long.parseLong(view.id());
    }

    private long told(String type, long couponId) {
        Long n = jdbc.queryForObject(
                "SELECT COUNT(*) FROM pf_inbox WHERE source = 'coupon' AND body LIKE CONCAT('%', ?, '%')"
                        + " AND body LIKE CONCAT('%', ?, '%')",
                Long.class, type, Long.toString(couponId));
        return n == null ? 0 : n;
    }
}
