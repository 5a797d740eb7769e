package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.platform.event.BatchEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes, goal marks, and journeys that start each other. */
class HandingOverTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    @Test
    void shouldWriteAttributesThatLaterStepsSee() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "set-attribute", "{'attributes':{'来源':'{{trigger.scene}}','city':''}}", "done:n2")
                        .message("n2", "{{customer.来源}}/{{customer.city|无}}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{'scene':'" + "长".repeat(300) + "'}"));
        assertThat(h.texts()).containsExactly("长".repeat(200) + "/无");
        assertThat(h.customers().all().get(5L).attributes()).containsOnlyKeys("来源");
    }

    @Test
    void shouldRefuseABadAttributeName() {
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node("n1", "set-attribute", "{'attributes':{'a b':'x'}}", "")
                                .draw())))
                .extracting(Problem::code)
                .containsExactly("attribute.bad-key");
    }

    @Test
    void shouldCountAGoalMarkOncePerRun() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "goal-mark", "{}", "done:n2")
                        .pause("n2", "P1D", "done:n3")
                        .node("n3", "goal-mark", "{}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        h.advance(java.time.Duration.ofDays(2));
        assertThat(h.count(1, "", "goal")).isEqualTo(1);
        assertThat(h.addsUp(1, "n1", "n2", "n3")).isTrue();
    }

    @Test
    void shouldHandThePersonOverWithTheTriggersData() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "start-journey", "{'journeyId':'2'}", "started:n2")
                        .message("n2", "on", "")
                        .draw());
        h.publish(
                2,
                Drawings.on("from-journey", "{}")
                        .message("n1", "from {{trigger.scene}}", "")
                        .draw());
        h.publish(
                4, Drawings.on("from-journey", "{}").message("n1", "not me", "").draw());
        BatchEvent follow = h.event(5, "mp.follow", "{'scene':'s1'}");
        h.customers().address(5, new io.yujian.member.Customers.Address(505, 11, "o5", true));
        try {
            h.transaction(() -> {
                h.happens(follow);
                throw new IllegalStateException("died");
            });
        } catch (IllegalStateException expected) {
            h.deliver(9);
        }
        assertThat(h.runs()).isEmpty();

        h.happens(follow);
        h.deliver(9);

        assertThat(h.texts()).containsExactly("on", "from s1");
        assertThat(h.runs()).extracting(r -> r.origin().journeyId()).containsExactly(1L, 2L);
    }

    @Test
    void shouldStartAJourneyFromTwoNodesWhoseIdsHashAlike() {
        assertThat("ao".hashCode()).isEqualTo("c1".hashCode());
        h.publish(
                2,
                Drawings.on("from-journey", "{}")
                        .reentry("{'mode':'always'}")
                        .node("n1", "end", "{}", "")
                        .draw());
        h.publish(
                1,
                Drawings.onFollow()
                        .node("ao", "start-journey", "{'journeyId':'2'}", "started:c1")
                        .node("c1", "start-journey", "{'journeyId':'2'}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        h.deliver(100);
        assertThat(h.runs()).hasSize(3);
    }

    @Test
    void shouldStopJourneysThatStartEachOtherForEver() {
        h.publish(
                2,
                Drawings.on("from-journey", "{}")
                        .reentry("{'mode':'always'}")
                        .node("n1", "start-journey", "{'journeyId':'2'}", "")
                        .draw());
        h.publish(
                1,
                Drawings.onFollow()
                        .node("n1", "start-journey", "{'journeyId':'2'}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        h.deliver(100);
        assertThat(h.runs()).hasSize(11).extracting(Run::state).containsOnly(RunState.FINISHED);
        assertThat(h.count(2, "n1", "port:refused")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"1, call.unknown-journey, true", "3, call.not-running, false"})
    void shouldNameAJourneyThatCannotBeStarted(String journey, String code, boolean error) {
        List<Problem> problems = h.check()
                .check(JourneyHarness.json(Drawings.onFollow()
                        .node("n1", "start-journey", "{'journeyId':'" + journey + "'}", "")
                        .draw()));
        assertThat(problems).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(code);
            assertThat(p.isError()).isEqualTo(error);
        });
    }

    @Test
    void shouldStartByTagsAndAttributesButNotByItsOwn() {
        h.publish(
                1,
                Drawings.on("tag-changed", "{'change':'added','tags':['热','温']}")
                        .reentry("{'mode':'always'}")
                        .node("n1", "end", "{}", "")
                        .draw());
        h.publish(
                2,
                Drawings.on("attribute-changed", "{'key':'等级','value':'金卡'}")
                        .reentry("{'mode':'always'}")
                        .node("n1", "end", "{}", "")
                        .draw());
        h.happens(
                h.outside(5, "customer.tagged", "{'tag':'热','source':'user:1'}"),
                h.outside(5, "customer.tagged", "{'tag':'冷','source':'user:1'}"),
                h.outside(5, "customer.untagged", "{'tag':'热','source':'user:1'}"),
                h.outside(5, "customer.tagged", "{'tag':'热','source':'journey:1'}"),
                h.outside(5, "customer.tagged", "{'tag':'温','source':'journey:2'}"));
        assertThat(h.runs()).hasSize(2);
        h.happens(
                h.outside(6, "customer.attribute", "{'key':'等级','value':'金卡','source':'user:1'}"),
                h.outside(6, "customer.attribute", "{'key':'等级','value':'银卡','source':'user:1'}"),
                h.outside(6, "customer.attribute", "{'key':'城市','value':'金卡','source':'user:1'}"));
        assertThat(h.runsOf(6)).hasSize(1);
    }
}
