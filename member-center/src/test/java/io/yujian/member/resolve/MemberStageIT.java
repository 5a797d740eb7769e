package io.yujian.member.resolve;

import static io.yujian.member.testing.Happenings.openid;
import static io.yujian.member.testing.Happenings.phone;
import static io.yujian.member.testing.Happenings.unionid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.testing.Happenings;
import io.yujian.platform.database.StatementCounter;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.testkit.ModuleTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ModuleTest(properties = "yujian.pipeline.enabled=false")
class MemberStageIT {
    @Autowired
    Happenings happenings;

    @Autowired
    Customers customers;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void shouldMakeOneCustomerOfANewFan() {
        var first = happenings.happen(happenings.event("mp.follow", 1, openid("oNewFan0001")));
        var again = happenings.happen(happenings.event("mp.message", 1, openid("oNewFan0001")));

        assertThat(first.events().get(0).newCustomer()).isTrue();
        assertThat(again.events().get(0).newCustomer()).isFalse();
        assertThat(again.customer()).isEqualTo(first.customer());
        assertThat(again.events().get(0).identityId())
                .isEqualTo(first.events().get(0).identityId());
        CustomerSnapshot snapshot = first.locked().byId().get(first.customer());
        assertThat(snapshot.name()).isEqualTo("粉丝0001");
        assertThat(snapshot.following()).containsExactly(1L);
        assertThat(customers.find(first.customer()))
                .contains(again.locked().byId().get(first.customer()));
        assertThat(customers.addresses(first.customer()))
                .containsExactly(new Customers.Address(first.events().get(0).identityId(), 1, "oNewFan0001", true));
    }

    @Test
    void shouldKeepOpenidsApartThatDifferByCase() {
        var lower = happenings.happen(happenings.event("mp.follow", 1, openid("oAbC")));
        var upper = happenings.happen(happenings.event("mp.follow", 1, openid("oAbc")));
        assertThat(lower.customer()).isNotEqualTo(upper.customer());
    }

    @Test
    void shouldWriteFourRowsInSixStatementsForABatchOfNewFans() {
        happenings.happen(happenings.event("mp.follow", 1, openid("oWarm")));
        long rowsBefore = rows();
        Event[] follows = IntStream.range(0, 50)
                .mapToObj(i -> happenings.event("mp.follow", 1, openid("oCount" + i)))
                .toArray(Event[]::new);
        assertThat(statementsOf(() -> happenings.happen(follows))).isEqualTo(6);
        assertThat(rows() - rowsBefore).isEqualTo(4 * 50);
    }

    @Test
    void shouldNeedSixStatementsForABatchOfKnownFans() {
        Event[] follows = IntStream.range(0, 50)
                .mapToObj(i -> happenings.event("mp.follow", 1, openid("oKnown" + i)))
                .toArray(Event[]::new);
        happenings.happen(follows);
        Event[] messages = IntStream.range(0, 50)
                .mapToObj(i -> happenings.event("mp.message", 1, openid("oKnown" + i)))
                .toArray(Event[]::new);
        assertThat(statementsOf(() -> happenings.happen(messages))).isEqualTo(6);
    }

    @Test
    void shouldGiveSeveralEventsOfOneNewPersonOneCustomer() {
        var outcome = happenings.happen(
                happenings.event("mp.follow", 1, openid("oTwice")),
                happenings.event("mp.message", 1, openid("oTwice"), unionid("uTwice")),
                happenings.event("mp.follow", 2, IdentityRef.openid("wxtwo", "oTwiceToo"), unionid("uTwice")));
        Set<Long> ids = new HashSet<>();
        outcome.events().forEach(each -> ids.add(each.customerId()));
        assertThat(ids).hasSize(1);
        assertThat(outcome.events().get(0).newCustomer()).isTrue();
        assertThat(outcome.events().get(2).newCustomer()).isFalse();
        assertThat(outcome.locked().byId().get(outcome.customer()).following()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void shouldMakeOneCustomerWhenTwoNodesMeetTheSameFanAtTheSameMoment() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 25; round++) {
                String same = "oRace" + round;
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<Long>> found = new ArrayList<>();
                for (int node = 0; node < 4; node++) {
                    int own = node;
                    int no = round;
                    found.add(nodes.submit(() -> {
                        Event mine = happenings.event("mp.follow", 1, openid("oOwn" + no + "x" + own));
                        Event shared = happenings.event("mp.scan", 1, openid(same));
                        start.await();
                        return happenings
                                .happen(own % 2 == 0 ? new Event[] {mine, shared} : new Event[] {shared, mine})
                                .events()
                                .get(own % 2 == 0 ? 1 : 0)
                                .customerId();
                    }));
                }
                Set<Long> ids = new HashSet<>();
                for (Future<Long> each : found) {
                    ids.add(each.get());
                }
                assertThat(ids).hasSize(1);
                assertThat(customers.findByIdentity(openid(same)))
                        .contains(ids.iterator().next());
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM mb_customer c WHERE NOT EXISTS"
                                + " (SELECT 1 FROM mb_identity i WHERE i.customer_id = c.id) AND merged_into IS NULL",
                        Long.class))
                .as("customers without an identity")
                .isZero();
    }

    @Test
    void shouldMergeIntoTheOlderWhenAUnionidTiesTwoCustomers() {
        var older = happenings.happen(happenings.event("mp.follow", 1, openid("oMergeA"), unionid("uMerge")));
        var younger = happenings.happen(happenings.event("mp.follow", 2, IdentityRef.openid("wxtwo", "oMergeB")));
        assertThat(younger.customer()).isGreaterThan(older.customer());

        var tied = happenings.happen(
                happenings.event("mp.message", 2, IdentityRef.openid("wxtwo", "oMergeB"), unionid("uMerge")));

        assertThat(tied.customer()).isEqualTo(older.customer());
        assertThat(tied.locked().byId().get(older.customer()).following()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(customers.find(younger.customer()).orElseThrow().id()).isEqualTo(older.customer());
        assertThat(customers.names(List.of(younger.customer()))).containsEntry(younger.customer(), "粉丝rgeA");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM mb_merge_item i JOIN mb_merge m ON m.id = i.merge_id WHERE m.loser_id = ?",
                        Long.class,
                        younger.customer()))
                .isEqualTo(4);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM mb_event WHERE customer_id = ?", Long.class, younger.customer()))
                .as("facts are not moved")
                .isEqualTo(1);
    }

    @Test
    void shouldNeverMergeTwoVerifiedPhones() {
        var one = happenings.happen(happenings.event("custom.registered", 1, openid("oPhoneA"), phone("13800000001")));
        var two = happenings.happen(happenings.event("custom.registered", 1, openid("oPhoneB"), phone("13800000002")));
        var tied = happenings.happen(happenings.event("mp.message", 1, openid("oPhoneA"), phone("+86 138-0000-0002")));

        assertThat(tied.customer()).isEqualTo(one.customer());
        assertThat(customers.find(two.customer()).orElseThrow().id()).isEqualTo(two.customer());
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM mb_merge_conflict WHERE customer_a = ? AND customer_b = ?",
                        Long.class,
                        one.customer(),
                        two.customer()))
                .isEqualTo(1);
    }

    @Test
    void shouldBindAPhoneToAKnownFanAndFindItByHash() {
        var fan = happenings.happen(happenings.event("mp.follow", 1, openid("oBind")));
        assertThat(fan.locked().byId().get(fan.customer()).hasPhone()).isFalse();
        var bound = happenings.happen(happenings.event("custom.bound", 1, openid("oBind"), phone("13912345678")));
        assertThat(bound.locked().byId().get(fan.customer()).hasPhone()).isTrue();
        assertThat(customers.findByIdentity(phone("+8613912345678"))).contains(fan.customer());
        assertThat(customers.find(fan.customer()).orElseThrow().hasPhone()).isTrue();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM mb_identity WHERE value LIKE '%13912345678%'", Long.class))
                .isZero();
    }

    @Test
    void shouldNotGoBackInFollowingWhenEventsArriveOutOfOrder() {
        Instant t = Instant.parse("2026-11-21T10:00:00Z");
        var left = happenings.happen(at("mp.follow", t, "oOrder"), at("mp.unfollow", t.plusSeconds(10), "oOrder"));
        assertThat(left.locked().byId().get(left.customer()).following()).isEmpty();
        var late = happenings.happen(at("mp.message", t.plusSeconds(5), "oOrder"));
        assertThat(late.locked().byId().get(left.customer()).following()).isEmpty();
        var healed = happenings.happen(at("mp.menu-view", t.plusSeconds(60), "oOrder"));
        assertThat(healed.locked().byId().get(left.customer()).following()).containsExactly(1L);
    }

    @Test
    void shouldRefuseAnEventWithoutAUsableIdentity() {
        assertThatThrownBy(() -> happenings.happen(happenings.event("mp.follow", 1, phone("not a phone"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Event at(String type, Instant time, String openid) {
        return happenings.event(type, 1, time, happenings.data("x", "y"), openid(openid));
    }

    /** Counts only what this thread sends: the node's own housekeeping uses other lanes. */
    private static long statementsOf(Runnable work) {
        long before = StatementCounter.countOfThread();
        WorkLane.TRIGGERED.run(work);
        return StatementCounter.countOfThread() - before;
    }

    private long rows() {
        long sum = 0;
        for (String table : List.of("mb_customer", "mb_identity", "mb_reach", "mb_event")) {
            Long n = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
            sum += n == null ? 0 : n;
        }
        return sum;
    }
}
