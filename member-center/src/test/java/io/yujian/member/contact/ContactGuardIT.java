package io.yujian.member.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.gateway.SendKey;
import io.yujian.member.Attributes;
import io.yujian.member.Attributes.AttributeChange;
import io.yujian.member.Customers;
import io.yujian.member.contact.ContactRules.Action;
import io.yujian.member.contact.ContactRules.Clock;
import io.yujian.member.contact.ContactRules.ContactCap;
import io.yujian.member.contact.ContactRules.QuietHours;
import io.yujian.member.testing.Happenings;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.IdentityRef;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest(properties = "yujian.pipeline.enabled=false")
class ContactGuardIT {
    private static final List<MessageClass> MARKETING = List.of(MessageClass.MARKETING);
    private static final String LOUD = "mp-customer-service";
    private static final String SOFT = "mp-subscribe";
    private static final AtomicLong NO = new AtomicLong(1_000);

    @Autowired
    ContactGuard guard;

    @Autowired
    ContactRuleBook book;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    Happenings happenings;

    @Autowired
    Customers customers;

    @Autowired
    Attributes attributes;

    @AfterEach
    void noRules() {
        rules(ContactRules.NONE);
        clock.reset();
    }

    private void rules(ContactRules rules) {
        book.change(rules, book.read().revision(), "测试");
    }

    private static Pending message(long customer, MessageClass messageClass) {
        return new Pending(new SendKey(NO.incrementAndGet(), "n1", 1), "journey", 1, customer, 1, messageClass);
    }

    private static Pending message(long customer) {
        return message(customer, MessageClass.MARKETING);
    }

    private Verdict later(Instant until, long customer) {
        return Verdict.later(ContactGuard.gently(clock.instant(), until, customer), "quiet:" + until);
    }

    private List<Verdict> ask(Pending... batch) {
        return transactions.get(() -> guard.check(List.of(batch)));
    }

    @ParameterizedTest
    @CsvSource({
        // Shanghai is eight hours ahead
        "2026-11-21T13:59:59.999Z, ",
        "2026-11-21T14:00:00Z, 2026-11-22T01:00:00Z",
        "2026-11-21T20:00:00Z, 2026-11-22T01:00:00Z",
        "2026-11-22T00:59:59.999Z, 2026-11-22T01:00:00Z",
        "2026-11-22T01:00:00Z, ",
    })
    void shouldPutOffUntilTheMorning(Instant now, Instant until) {
        clock.set(now);
        rules(new ContactRules(QuietHours.usual("22:00", "09:00", MARKETING, Action.POSTPONE), List.of()));

        assertThat(ask(message(1), message(1, MessageClass.SERVICE), message(1, MessageClass.TRANSACTIONAL)))
                .containsExactly(until == null ? Verdict.ALLOWED : later(until, 1), Verdict.ALLOWED, Verdict.ALLOWED);
    }

    @Test
    void shouldNotLetEverybodyLooseAtTheFirstSecondOfTheMorning() {
        clock.set(Instant.parse("2026-11-21T15:00:00Z"));
        rules(new ContactRules(QuietHours.usual("22:00", "09:00", MARKETING, Action.POSTPONE), List.of()));
        Instant morning = Instant.parse("2026-11-22T01:00:00Z");
        Pending[] many =
                LongStream.range(0, 600).mapToObj(ContactGuardIT::message).toArray(Pending[]::new);
        Map<Long, Long> perMinute = ask(many).stream()
                .collect(Collectors.groupingBy(
                        v -> Duration.between(morning, v.until()).toMinutes(), Collectors.counting()));
        assertThat(perMinute.keySet()).allMatch(minute -> minute >= 0 && minute <= 10);
        assertThat(perMinute.values()).allMatch(n -> n < 100);
    }

    @Test
    void shouldDropInQuietHoursWhenTheBrandSaysSo() {
        clock.set(Instant.parse("2026-11-21T05:30:00Z"));
        rules(new ContactRules(QuietHours.usual("12:00", "14:00", MARKETING, Action.DROP), List.of()));
        assertThat(ask(message(1))).containsExactly(Verdict.no("quiet"));
    }

    @Test
    void shouldCountOverSeveralWindowsAtOnce() {
        clock.set(Instant.parse("2026-11-21T05:30:00Z"));
        rules(new ContactRules(null, List.of(ContactCap.of(MARKETING, "P1D", 2), ContactCap.of(MARKETING, "P7D", 3))));
        Verdict capped = Verdict.no("capped:3/P7D");
        Verdict today = Verdict.no("capped:2/P1D");
        assertThat(ask(message(21), message(21), message(21), message(22), message(21, MessageClass.SERVICE)))
                .containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, today, Verdict.ALLOWED, Verdict.ALLOWED);
        clock.advance(Duration.ofDays(1));
        assertThat(ask(message(21), message(21))).containsExactly(Verdict.ALLOWED, capped);
        clock.advance(Duration.ofDays(5));
        assertThat(ask(message(21))).containsExactly(capped);
        clock.advance(Duration.ofDays(1));
        assertThat(ask(message(21), message(21), message(21))).containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, today);
    }

    private static Pending by(String channel, SendKey key, long customer) {
        return new Pending(key, "journey", 1, customer, 1, MessageClass.MARKETING, channel, null);
    }

    @Test
    void shouldLetTheNextChannelTryWhereOneHasHadEnough() {
        rules(new ContactRules(
                null, List.of(new ContactCap(MARKETING, "P1D", 1, List.of(LOUD)), ContactCap.of(MARKETING, "P1D", 3))));
        SendKey second = new SendKey(NO.incrementAndGet(), "n1", 1);
        assertThat(ask(by(LOUD, new SendKey(NO.incrementAndGet(), "n1", 1), 61), by(LOUD, second, 61)))
                .containsExactly(Verdict.ALLOWED, Verdict.skip("capped:1/P1D"));
        assertThat(ask(by(SOFT, second, 61))).containsExactly(Verdict.ALLOWED);
        assertThat(ask(by(SOFT, second, 61))).as("asked again").containsExactly(Verdict.ALLOWED);
        assertThat(ask(by(SOFT, new SendKey(NO.incrementAndGet(), "n1", 1), 61)))
                .containsExactly(Verdict.ALLOWED);
        assertThat(ask(by(SOFT, new SendKey(NO.incrementAndGet(), "n1", 1), 61)))
                .as("all channels together")
                .containsExactly(Verdict.no("capped:3/P1D"));
    }

    @Test
    void shouldCountAMessageThatChangedItsChannelOnce() {
        rules(new ContactRules(null, List.of(ContactCap.of(MARKETING, "P1D", 2))));
        SendKey chain = new SendKey(NO.incrementAndGet(), "n1", 1);
        assertThat(ask(by(LOUD, chain, 62))).containsExactly(Verdict.ALLOWED);
        assertThat(ask(by(SOFT, chain, 62))).containsExactly(Verdict.ALLOWED);
        assertThat(ask(message(62), message(62))).containsExactly(Verdict.ALLOWED, Verdict.no("capped:2/P1D"));
    }

    @Test
    void shouldGoByTheCustomersOwnNight() {
        long far = happenings
                .happen(happenings.event("custom.c", 0, IdentityRef.openid("wxcap", "oFar")))
                .customer();
        transactions.run(() -> {
            customers.lock(List.of(far), false);
            attributes.change(List.of(new AttributeChange(far, "timezone", "Europe/Paris", "test")));
        });
        // 23:00 in Shanghai, 16:00 in Paris
        clock.set(Instant.parse("2026-11-21T15:00:00Z"));
        rules(new ContactRules(
                new QuietHours("22:00", "09:00", MARKETING, Action.POSTPONE, null, Clock.CUSTOMER), List.of()));
        Instant morning = Instant.parse("2026-11-22T01:00:00Z");
        assertThat(ask(message(far), message(1))).containsExactly(Verdict.ALLOWED, later(morning, 1));
        // 03:00 in Paris, 10:00 in Shanghai
        clock.set(Instant.parse("2026-11-22T02:00:00Z"));
        Instant there = Instant.parse("2026-11-22T08:00:00Z");
        assertThat(ask(message(far), message(1))).containsExactly(later(there, far), Verdict.ALLOWED);
    }

    @Test
    void shouldTakeTheQuietChannelAtNightWhereTheBrandSaysSo() {
        clock.set(Instant.parse("2026-11-21T15:00:00Z"));
        rules(new ContactRules(
                new QuietHours("22:00", "09:00", MARKETING, Action.NEXT, List.of(LOUD), null), List.of()));
        SendKey key = new SendKey(NO.incrementAndGet(), "n1", 1);
        assertThat(ask(by(LOUD, key, 63), by(SOFT, key, 63))).containsExactly(Verdict.skip("quiet"), Verdict.ALLOWED);
    }

    @Test
    void shouldCountAMessageOnceHoweverOftenItIsAskedFor() {
        rules(new ContactRules(null, List.of(ContactCap.of(MARKETING, "P1D", 1))));
        Pending first = message(31);
        assertThat(ask(first)).containsExactly(Verdict.ALLOWED);
        assertThat(ask(first)).containsExactly(Verdict.ALLOWED);
        assertThat(ask(message(31))).containsExactly(Verdict.no("capped:1/P1D"));
        assertThatThrownBy(() -> transactions.run(() -> {
                    guard.check(List.of(message(32)));
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        assertThat(ask(message(32))).as("a rolled back claim counts nothing").containsExactly(Verdict.ALLOWED);
    }

    @Test
    void shouldKeepTheCapOnTwoNodes() throws Exception {
        rules(new ContactRules(null, List.of(ContactCap.of(MARKETING, "P1D", 3))));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (long customer = 100; customer < 120; customer++) {
                long to = customer;
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<List<Verdict>>> asked = new ArrayList<>();
                for (int node = 0; node < 2; node++) {
                    asked.add(nodes.submit(() -> {
                        together.await();
                        return ask(message(to), message(to + 1_000), message(to));
                    }));
                }
                long allowed = 0;
                for (Future<List<Verdict>> one : asked) {
                    List<Verdict> verdicts = one.get();
                    allowed += (verdicts.get(0).allowed() ? 1 : 0)
                            + (verdicts.get(2).allowed() ? 1 : 0);
                }
                assertThat(allowed).isEqualTo(3);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void shouldCountForWhoeverTwoCustomersTurnOutToBe() {
        rules(new ContactRules(null, List.of(ContactCap.of(MARKETING, "P1D", 2))));
        long elder = happenings
                .happen(happenings.event("custom.c", 0, IdentityRef.openid("wxcap", "oElder")))
                .customer();
        long younger = happenings
                .happen(happenings.event("custom.c", 0, IdentityRef.openid("wxcap", "oYounger")))
                .customer();
        ask(message(elder), message(younger));
        happenings.happen(happenings.event(
                "custom.c", 0, IdentityRef.openid("wxcap", "oElder"), IdentityRef.openid("wxcap", "oYounger")));

        assertThat(ask(message(Math.min(elder, younger)))).containsExactly(Verdict.no("capped:2/P1D"));
    }

    @Test
    void shouldRefuseRulesThatMakeNoSense() {
        for (ContactRules bad : List.of(
                new ContactRules(QuietHours.usual("25:00", "09:00", MARKETING, Action.DROP), List.of()),
                new ContactRules(QuietHours.usual("09:00", "09:00", MARKETING, Action.DROP), List.of()),
                new ContactRules(QuietHours.usual("22:00", "09:00", List.of(), Action.DROP), List.of()),
                new ContactRules(QuietHours.usual("22:00", "09:00", MARKETING, Action.NEXT), List.of()),
                new ContactRules(null, List.of(ContactCap.of(MARKETING, "soon", 1))),
                new ContactRules(null, List.of(ContactCap.of(MARKETING, "P365D", 1))),
                new ContactRules(null, List.of(ContactCap.of(MARKETING, "P1D", 0))),
                new ContactRules(null, List.of(ContactCap.of(List.of(MessageClass.TRANSACTIONAL), "P1D", 1))))) {
            assertThatThrownBy(() -> rules(bad))
                    .as(bad.toString())
                    .isInstanceOfSatisfying(
                            YujianException.class, e -> assertThat(e.code()).isEqualTo("contact-rules.invalid"));
        }
        assertThatThrownBy(() -> book.change(ContactRules.NONE, 4_711, "测试"))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("contact-rules.stale-revision"));
    }
}
