package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendGuard;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendGuard.Verdict;
import io.yujian.gateway.SendKey;
import io.yujian.journey.engine.Precedence.Marketing;
import io.yujian.journey.engine.Precedence.Rule;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes first: entry and marketing held back while a person is in another journey; pace; still meant when it leaves. */
class PrecedenceTest {
    private static final long SALE = 1;
    private static final long CARE = 2;
    private static final long NEWS = 3;
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static String waitsFor(String trigger, String until) {
        return Drawings.on("custom-event", "{'name':'" + trigger + "'}")
                .reentry("{'mode':'always'}")
                .node("n1", "wait-event", "{'eventType':'custom." + until + "','timeout':'P9D'}", "")
                .draw();
    }

    private static String says(String trigger, String text, String more) {
        return Drawings.on("custom-event", "{'name':'" + trigger + "'}")
                .reentry("{'mode':'always'}")
                .entry(more.isEmpty() ? "'most':0" : more)
                .message("n1", text, "")
                .draw();
    }

    private void first(boolean lowerOnly, boolean refuses, Marketing marketing, Map<Long, Integer> priorities) {
        h.journeys()
                .precedence(new Precedence(List.of(new Rule(Set.of(SALE), lowerOnly, refuses, marketing)), priorities));
    }

    private List<String> refusals() {
        return h.store().refusals().stream().map(Refusal::reason).toList();
    }

    private long inside(long journey) {
        return h.runs().stream()
                .filter(r -> r.origin().journeyId() == journey && r.state().alive())
                .count();
    }

    @Test
    void shouldKeepPeopleOutOfOthersWhileTheyAreInside() {
        h.publish(SALE, waitsFor("sale", "over"));
        h.publish(CARE, waitsFor("care", "never"));
        first(false, true, Marketing.GO, Map.of());

        h.happens(h.outside(5, "custom.sale", "{}"));
        h.happens(h.outside(5, "custom.care", "{}"), h.outside(6, "custom.care", "{}"));
        assertThat(refusals()).containsExactly("suppressed:1");
        assertThat(h.count(CARE, "", "refused:suppressed")).isEqualTo(1);
        assertThat(inside(CARE)).as("only who is in no other").isEqualTo(1);

        h.happens(h.outside(5, "custom.over", "{}"));
        h.happens(h.outside(5, "custom.care", "{}"));
        assertThat(inside(CARE)).isEqualTo(2);
    }

    @Test
    void shouldSeeWhatTheSameBatchBeginsAndEnds() {
        h.publish(SALE, waitsFor("sale", "over"));
        h.publish(CARE, waitsFor("over", "never"));
        first(false, true, Marketing.GO, Map.of());

        h.happens(h.outside(5, "custom.sale", "{}"), h.outside(5, "custom.over", "{}"));
        assertThat(refusals())
                .as("the event that ended the first lets into the second")
                .isEmpty();
        assertThat(inside(SALE)).isZero();
        assertThat(inside(CARE)).isEqualTo(1);
    }

    @Test
    void shouldLetTheHigherPriorityInFirstAndHoldTheLowerBack() {
        h.publish(SALE, waitsFor("both", "over"));
        h.publish(CARE, waitsFor("both", "never"));
        h.publish(NEWS, waitsFor("both", "never"));
        first(true, true, Marketing.GO, Map.of(SALE, 7, CARE, 9, NEWS, 5));

        h.happens(h.outside(5, "custom.both", "{}"));
        assertThat(inside(CARE)).as("higher").isEqualTo(1);
        assertThat(inside(SALE)).isEqualTo(1);
        assertThat(inside(NEWS)).as("lower").isZero();
    }

    @Test
    void shouldAskTheStoreOnlyWhereARuleIs() {
        h.publish(CARE, waitsFor("care", "never"));
        h.happens(h.outside(5, "custom.care", "{}"));
        int before = h.store().statements();
        h.happens(h.outside(5, "custom.care", "{}"));
        int without = h.store().statements() - before;

        h.publish(SALE, waitsFor("sale", "over"));
        first(false, true, Marketing.GO, Map.of());
        before = h.store().statements();
        h.happens(
                h.outside(5, "custom.care", "{}"),
                h.outside(6, "custom.care", "{}"),
                h.outside(7, "custom.care", "{}"));
        assertThat(h.store().statements() - before).isEqualTo(without + 1);
    }

    private List<Verdict> ask(MessageClass messageClass, @Nullable String heldFor) {
        List<Pending> batch = new ArrayList<>();
        for (PlannedMessage m : h.messages().planned()) {
            batch.add(new Pending(
                    m.key(), m.sourceKind(), m.sourceRef(), m.customerId(), 505, messageClass, "chat", heldFor));
        }
        return h.bean(SendGuard.class).check(batch);
    }

    @Test
    void shouldLetMarketingOfOthersWaitOrDropIt() {
        h.publish(SALE, waitsFor("sale", "over"));
        h.publish(NEWS, says("news", "上新", ""));
        h.happens(h.outside(5, "custom.sale", "{}"));
        h.happens(h.event(5, "custom.news", "{}"), h.event(6, "custom.news", "{}"));

        first(false, false, Marketing.WAIT, Map.of());
        List<Verdict> waits = ask(MessageClass.MARKETING, null);
        assertThat(waits.get(0).until()).isAfter(h.now());
        assertThat(waits.get(0).reason()).isEqualTo("suppressed");
        assertThat(waits.get(1).allowed()).as("who is in no other").isTrue();
        assertThat(ask(MessageClass.SERVICE, null)).allMatch(Verdict::allowed);

        first(false, false, Marketing.DROP, Map.of());
        assertThat(ask(MessageClass.MARKETING, null).get(0)).isEqualTo(Verdict.no("suppressed"));
        Pending manual = new Pending(new SendKey(9, "-", 1), "manual", 9, 5, 505, MessageClass.MARKETING);
        assertThat(h.bean(SendGuard.class).check(List.of(manual)))
                .as("a manual send too")
                .containsExactly(Verdict.no("suppressed"));

        h.happens(h.outside(5, "custom.over", "{}"));
        assertThat(ask(MessageClass.MARKETING, null)).allMatch(Verdict::allowed);
    }

    @Test
    void shouldKeepTheJourneysPaceAndTheOrder() {
        h.publish(NEWS, says("news", "上新", ""));
        h.journeys().pace(NEWS, 60);
        for (long customer = 5; customer < 10; customer++) {
            h.happens(h.event(customer, "custom.news", "{}"));
        }
        List<Verdict> places = ask(MessageClass.MARKETING, null);
        assertThat(places.get(0).allowed()).isTrue();
        for (int i = 1; i < 5; i++) {
            assertThat(places.get(i)).isEqualTo(Verdict.later(h.now().plus(Duration.ofMinutes(i)), "paced"));
        }
        assertThat(ask(MessageClass.MARKETING, "paced"))
                .as("whoever has its place does not queue again")
                .allMatch(Verdict::allowed);
        Instant next = ask(MessageClass.SERVICE, "quiet:x").get(0).until();
        assertThat(next)
                .as("what was put off for another reason does")
                .isEqualTo(h.now().plus(Duration.ofMinutes(5)));
        assertThat(ask(MessageClass.TRANSACTIONAL, null)).allMatch(Verdict::allowed);
    }

    @Test
    void shouldAskAgainWhetherThePersonIsStillMeant() {
        h.publish(NEWS, says("news", "上新", "'recheck':true,'condition':{'type':'has-tag','config':{'tag':'vip'}}"));
        h.customer(5, "vip");
        h.happens(h.event(5, "custom.news", "{}"));
        assertThat(ask(MessageClass.SERVICE, null)).allMatch(Verdict::allowed);

        h.customer(5);
        assertThat(ask(MessageClass.SERVICE, null)).containsExactly(Verdict.no("not-eligible"));
    }

    @Test
    void shouldNotAskAgainWhereTheJourneyDoesNotWantIt() {
        h.publish(NEWS, says("news", "上新", "'condition':{'type':'has-tag','config':{'tag':'vip'}}"));
        h.customer(5, "vip");
        h.happens(h.event(5, "custom.news", "{}"));
        h.customer(5);
        int before = h.store().statements();
        assertThat(ask(MessageClass.SERVICE, null)).allMatch(Verdict::allowed);
        assertThat(h.store().statements() - before).isEqualTo(1);
    }

    @Test
    void shouldHoldExitRulesAgainstWhatWaitsToBeSent() {
        h.publish(
                NEWS,
                Drawings.on("custom-event", "{'name':'news'}")
                        .exit("'rules':[{'condition':{'type':'has-tag','config':{'tag':'bought'}}}]")
                        .message("n1", "上新", "")
                        .draw());
        h.happens(h.event(5, "custom.news", "{}"));
        assertThat(ask(MessageClass.SERVICE, null)).allMatch(Verdict::allowed);
        h.customer(5, "bought");
        assertThat(ask(MessageClass.SERVICE, null)).containsExactly(Verdict.no("exit-rule"));
    }
}
