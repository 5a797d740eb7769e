package io.yujian.member.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.gateway.SendKey;
import io.yujian.member.contact.ContactRules.Action;
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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest(properties = "yujian.pipeline.enabled=false")
class ContactGuardIT {
    private static final List<MessageClass> MARKETING = List.of(MessageClass.MARKETING);
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
        rules(new ContactRules(new QuietHours("22:00", "09:00", MARKETING, Action.POSTPONE), List.of()));

        assertThat(ask(message(1), message(1, MessageClass.SERVICE), message(1, MessageClass.TRANSACTIONAL)))
                .containsExactly(
                        until == null ? Verdict.ALLOWED : Verdict.later(until, "quiet"),
                        Verdict.ALLOWED,
                        Verdict.ALLOWED);
    }

    @Test
    void shouldDropInQuietHoursWhenTheBrandSaysSo() {
        clock.set(Instant.parse("2026-11-21T05:30:00Z"));
        rules(new ContactRules(new QuietHours("12:00", "14:00", MARKETING, Action.DROP), List.of()));
        assertThat(ask(message(1))).containsExactly(Verdict.no("quiet"));
    }

    @Test
    void shouldCountOverSeveralWindowsAtOnce() {
        clock.set(Instant.parse("2026-11-21T05:30:00Z"));
        rules(new ContactRules(
                null, List.of(new ContactCap(MARKETING, "P1D", 2), new ContactCap(MARKETING, "P7D", 3))));
        Verdict capped = Verdict.no("capped");
        assertThat(ask(message(21), message(21), message(21), message(22), message(21, MessageClass.SERVICE)))
                .containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, capped, Verdict.ALLOWED, Verdict.ALLOWED);
        clock.advance(Duration.ofDays(1));
        assertThat(ask(message(21), message(21))).containsExactly(Verdict.ALLOWED, capped);
        clock.advance(Duration.ofDays(5));
        assertThat(ask(message(21))).containsExactly(capped);
        clock.advance(Duration.ofDays(1));
        assertThat(ask(message(21), message(21), message(21)))
                .containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, capped);
    }

    @Test
    void shouldCountAMessageOnceHoweverOftenItIsAskedFor() {
        rules(new ContactRules(null, List.of(new ContactCap(MARKETING, "P1D", 1))));
        Pending first = message(31);
        assertThat(ask(first)).containsExactly(Verdict.ALLOWED);
        assertThat(ask(first)).containsExactly(Verdict.ALLOWED);
        assertThat(ask(message(31))).containsExactly(Verdict.no("capped"));
        assertThatThrownBy(() -> transactions.run(() -> {
                    guard.check(List.of(message(32)));
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        assertThat(ask(message(32))).as("a rolled back claim counts nothing").containsExactly(Verdict.ALLOWED);
    }

    @Test
    void shouldKeepTheCapOnTwoNodes() throws Exception {
        rules(new ContactRules(null, List.of(new ContactCap(MARKETING, "P1D", 3))));
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
        rules(new ContactRules(null, List.of(new ContactCap(MARKETING, "P1D", 2))));
        long elder = happenings
                .happen(happenings.event("custom.c", 0, IdentityRef.openid("wxcap", "oElder")))
                .customer();
        long younger = happenings
                .happen(happenings.event("custom.c", 0, IdentityRef.openid("wxcap", "oYounger")))
                .customer();
        ask(message(elder), message(younger));
        happenings.happen(happenings.event(
                "custom.c", 0, IdentityRef.openid("wxcap", "oElder"), IdentityRef.openid("wxcap", "oYounger")));

        assertThat(ask(message(Math.min(elder, younger)))).containsExactly(Verdict.no("capped"));
    }

    @Test
    void shouldRefuseRulesThatMakeNoSense() {
        for (ContactRules bad : List.of(
                new ContactRules(new QuietHours("25:00", "09:00", MARKETING, Action.DROP), List.of()),
                new ContactRules(new QuietHours("09:00", "09:00", MARKETING, Action.DROP), List.of()),
                new ContactRules(new QuietHours("22:00", "09:00", List.of(), Action.DROP), List.of()),
                new ContactRules(null, List.of(new ContactCap(MARKETING, "soon", 1))),
                new ContactRules(null, List.of(new ContactCap(MARKETING, "P365D", 1))),
                new ContactRules(null, List.of(new ContactCap(MARKETING, "P1D", 0))),
                new ContactRules(null, List.of(new ContactCap(List.of(MessageClass.TRANSACTIONAL), "P1D", 1))))) {
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
