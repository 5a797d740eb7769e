package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.gateway.SendKey;
import io.yujian.journey.engine.RunStore;
import io.yujian.journey.engine.Settling;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.JourneyTraffic;
import io.yujian.journey.library.JourneyTraffic.TrafficView;
import io.yujian.journey.library.PauseMode;
import io.yujian.journey.library.PrecedenceBook;
import io.yujian.journey.library.PrecedenceBook.PrecedenceRule;
import io.yujian.member.contact.ContactRuleBook;
import io.yujian.member.contact.ContactRules;
import io.yujian.member.contact.ContactRules.Action;
import io.yujian.member.contact.ContactRules.QuietHours;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A journey that rested for days, its pace on two nodes, and who comes first, on the database. */
@ModuleTest
class LateSendingIT {
    @Autowired
    Street street;

    @Autowired
    ChangeStanding standing;

    @Autowired
    Settling settling;

    @Autowired
    JourneyTraffic traffic;

    @Autowired
    PrecedenceBook precedence;

    @Autowired
    ContactRuleBook contact;

    @Autowired
    RunStore store;

    @Autowired
    List<SendGuard> guards;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private static Drawings on(String event) {
        return Drawings.on("custom-event", "{'name':'" + event + "'}");
    }

    private Verdict guarded(Pending message) {
        return transactions.get(() -> guards.stream()
                .map(guard -> guard.check(List.of(message)).get(0))
                .filter(verdict -> !verdict.allowed())
                .findFirst()
                .orElse(Verdict.ALLOWED));
    }

    @Test
    void shouldGoOnSlowlyAfterDaysOfRest() {
        long j = street.publish("歇业", on("rested").pause("n1", "PT1H", "").draw());
        for (int i = 0; i < 120; i++) {
            street.happen(street.outside("rest-" + i, "custom.rested", "{}"));
        }
        standing.pause(j, PauseMode.HOLD);
        clock.advance(Duration.ofDays(5));
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM jn_run WHERE journey_id=? AND state=4", Integer.class, j))
                .isEqualTo(120));
        standing.resume(j);
        Instant resumed = clock.instant();
        settling.settle(j);
        List<Instant> due = jdbc
                .queryForList(
                        "SELECT timer_due FROM jn_run WHERE journey_id=? AND timer_due IS NOT NULL",
                        LocalDateTime.class,
                        j)
                .stream()
                .map(at -> at.toInstant(ZoneOffset.UTC))
                .toList();
        assertThat(due.stream()
                        .filter(at -> !at.isBefore(resumed.plusMillis(1_900)))
                        .count())
                .as("fifty a second")
                .isGreaterThan(15);
    }

    @Test
    void shouldWaitForTheMorningWhenItIsResumedAtNight() {
        contact.change(
                new ContactRules(
                        new QuietHours("22:00", "09:00", List.of(MessageClass.MARKETING), Action.POSTPONE, null, null),
                        List.of()),
                contact.read().revision(),
                "测试");
        long j = street.publish("夜里恢复", on("night").pause("n1", "PT1H", "").draw());
        long customer =
                street.happen(street.outside("night-1", "custom.night", "{}")).get(0);
        standing.pause(j, PauseMode.HOLD);
        ZonedDateTime evening = clock.instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .plusDays(5)
                .withHour(23)
                .withMinute(0);
        clock.set(evening.toInstant());
        long run = jdbc.queryForObject("SELECT id FROM jn_run WHERE journey_id=?", Long.class, j);
        Pending offer = new Pending(new SendKey(run, "n1", 1), "journey", j, customer, 1, MessageClass.MARKETING);
        assertThat(guarded(offer).reason()).isEqualTo("journey-paused");

        standing.resume(j);
        clock.advance(Duration.ofSeconds(2));
        Instant morning = evening.plusDays(1).withHour(9).toInstant();
        Verdict waits = guarded(offer);
        assertThat(waits.reason()).isEqualTo("quiet:" + morning.truncatedTo(ChronoUnit.MINUTES));
        assertThat(waits.until()).isBetween(morning.truncatedTo(ChronoUnit.MINUTES), morning.plusSeconds(660));
        clock.set(morning.plusSeconds(700));
        assertThat(guarded(offer)).isEqualTo(Verdict.ALLOWED);
        contact.change(ContactRules.NONE, contact.read().revision(), "测试");
    }

    @Test
    void shouldGiveEachMessageItsOwnPlaceOnTwoNodes() throws Exception {
        Instant now = clock.instant();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<List<Instant>>> asked = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                asked.add(nodes.submit(() -> {
                    List<Instant> begins = new ArrayList<>();
                    together.await();
                    for (int i = 0; i < 20; i++) {
                        TreeMap<Long, Duration> lengths = new TreeMap<>();
                        lengths.put(4_711L, Duration.ofSeconds(1));
                        begins.add(transactions
                                .get(() -> store.takeTime(lengths, now))
                                .get(4_711L));
                    }
                    return begins;
                }));
            }
            List<Instant> all = new ArrayList<>();
            for (Future<List<Instant>> one : asked) {
                all.addAll(one.get());
            }
            assertThat(all).doesNotHaveDuplicates().hasSize(40);
            assertThat(all).allMatch(at -> !at.isBefore(now) && at.isBefore(now.plusSeconds(40)));
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void shouldHoldOthersBackAndPaceFromTheDatabase() {
        long sale = street.publish("大促", on("big-sale").pause("n1", "P9D", "").draw());
        long care = street.publish("关怀", on("big-care").pause("n1", "P9D", "").draw());
        var rule = precedence.add(new PrecedenceRule(sale, null, false, true, "drop"), "测试");
        long customer =
                street.happen(street.outside("sale-1", "custom.big-sale", "{}")).get(0);
        clock.advance(Duration.ofSeconds(2));
        street.happen(street.outside("sale-1", "custom.big-care", "{}"));
        assertThat(jdbc.queryForList("SELECT reason FROM jn_why WHERE journey_id=?", String.class, care))
                .containsExactly("suppressed:" + sale);
        Pending manual = new Pending(new SendKey(99, "-", 1), "manual", 99, customer, 1, MessageClass.MARKETING);
        assertThat(guarded(manual)).isEqualTo(Verdict.no("suppressed"));

        precedence.remove(Long.parseLong(rule.id()));
        clock.advance(Duration.ofSeconds(2));
        assertThat(guarded(manual)).isEqualTo(Verdict.ALLOWED);

        traffic.change(sale, new TrafficView(9, 3_600));
        clock.advance(Duration.ofSeconds(2));
        long run = jdbc.queryForObject("SELECT id FROM jn_run WHERE journey_id=?", Long.class, sale);
        List<Verdict> verdicts = new ArrayList<>();
        for (int visit = 1; visit <= 3; visit++) {
            verdicts.add(guarded(
                    new Pending(new SendKey(run, "n1", visit), "journey", sale, customer, 1, MessageClass.SERVICE)));
        }
        assertThat(verdicts.get(0)).isEqualTo(Verdict.ALLOWED);
        assertThat(verdicts.get(2).reason()).isEqualTo("paced");
        assertThat(verdicts.get(2).until()).isAfter(verdicts.get(1).until());
    }
}
