package io.yujian.journey.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.FakeNeighbours.FakeCoupons;
import io.yujian.journey.harness.JourneyHarness;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong with a definition is named once, at its place. */
class DefinitionCheckTest {
    private static JourneyHarness h;

    @BeforeAll
    static void open() {
        h = new JourneyHarness();
    }

    @AfterAll
    static void close() {
        h.close();
    }

    private static List<Problem> check(String definition) {
        return h.check().check(JourneyHarness.json(definition));
    }

    private static Problem only(String definition, String code) {
        List<Problem> problems = check(definition);
        assertThat(problems).as(problems.toString()).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).zh()).isNotBlank();
        assertThat(problems.get(0).en()).isNotBlank();
        return problems.get(0);
    }

    @Test
    void shouldFindNothingWrongWithASoundJourney() {
        assertThat(check(Drawings.onFollow()
                        .message("n1", "嗨{{customer.name|朋友}}", "sent:n2 failed:n3")
                        .pause("n2", "P1D", "done:n3")
                        .node("n3", "end", "{}", "")
                        .draw()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'schema':1}",
                "{'schema':1,'triggers':7,'nodes':[],'start':5,'entry':'x','exit':null}",
                "{'schema':1,'triggers':[1,null,{}],'nodes':{'n1':null,'n2':3,'N3':{}}}",
                "{'schema':1,'triggers':[{'type':'follow','config':[]}],'start':'n1','nodes':{'n1':{'type':'wait'}}}",
                "{'schema':1,'nodes':{'n1':{'type':'wait','config':{'duration':{}},'next':{'done':{}}}}}",
            })
    void shouldAnswerNonsenseWithProblemsAndNeverWithAnException(String nonsense) {
        assertThat(check(nonsense)).isNotEmpty().anyMatch(Problem::isError);
    }

    @Test
    void shouldAskForATriggerAndAStart() {
        assertThat(check("{'schema':1,'triggers':[],'nodes':{'n1':{'type':'end','version':1,'config':{}}}}"))
                .extracting(Problem::code)
                .contains("trigger.none", "start.missing");
    }

    @Test
    void shouldWarnOfAnAccountThatIsNotThere() {
        Problem problem = only(
                Drawings.on("follow", "{'accounts':['4711']}")
                        .node("n1", "end", "{}", "")
                        .draw(),
                "trigger.account-missing");
        assertThat(problem.field()).isEqualTo("triggers[0].config.accounts");
        assertThat(problem.isError()).isFalse();
        only(
                Drawings.on("follow", "{'accounts':['abc']}")
                        .node("n1", "end", "{}", "")
                        .draw(),
                check(Drawings.on("follow", "{'accounts':['abc']}")
                                .node("n1", "end", "{}", "")
                                .draw())
                        .get(0)
                        .code());
        assertThat(check(Drawings.onFollow()
                        .exit("'onMerge':'perhaps'")
                        .node("n1", "end", "{}", "")
                        .draw()))
                .extracting(Problem::field)
                .containsExactly("exit.onMerge");
    }

    @Test
    void shouldNameUnknownTypes() {
        assertThat(only(Drawings.onFollow().node("n1", "teleport", "{}", "").draw(), "node.unknown-type")
                        .node())
                .isEqualTo("n1");
        only(Drawings.on("moon", "{}").node("n1", "end", "{}", "").draw(), "trigger.unknown-type");
    }

    @Test
    void shouldNameTheFieldThatCannotBeRead() {
        Problem p = only(
                Drawings.onFollow()
                        .node("n1", "wait", "{'duration':'soon'}", "")
                        .draw(),
                "config.constraint");
        assertThat(p.node()).isEqualTo("n1");
        assertThat(p.field()).isEqualTo("duration");
    }

    @Test
    void shouldRefuseSettingsThatNobodyKnows() {
        only(
                Drawings.onFollow()
                        .node("n1", "wait", "{'duration':'P1D','colour':'red'}", "")
                        .draw(),
                "config.unknown-field");
    }

    @Test
    void shouldRefuseAWaitOfNothing() {
        only(Drawings.onFollow().pause("n1", "PT0S", "").draw(), "wait.no-duration");
    }

    @Test
    void shouldRefuseExitsThatLeadNowhereOrAreNotThere() {
        assertThat(only(Drawings.onFollow().pause("n1", "P1D", "done:n9").draw(), "next.unknown-node")
                        .field())
                .isEqualTo("next.done");
        only(
                Drawings.onFollow()
                        .pause("n1", "P1D", "maybe:n2 done:n2")
                        .node("n2", "end", "{}", "")
                        .draw(),
                "next.unknown-port");
    }

    @Test
    void shouldWarnOfNodesThatNobodyReaches() {
        Problem p = only(
                Drawings.onFollow()
                        .pause("n1", "P1D", "")
                        .node("n2", "end", "{}", "")
                        .draw(),
                "node.unreachable");
        assertThat(p.isError()).isFalse();
    }

    @Test
    void shouldRefuseACircleWithoutAWaitAndAllowOneWith() {
        assertThat(check(Drawings.onFollow()
                        .node("n1", "tag", "{'add':['a']}", "done:n2")
                        .node("n2", "tag", "{'remove':['a']}", "done:n1")
                        .draw()))
                .extracting(Problem::code)
                .containsOnly("loop.without-wait");
        assertThat(check(Drawings.onFollow()
                        .node("n1", "tag", "{'add':['a']}", "done:n2")
                        .pause("n2", "P1D", "done:n1")
                        .draw()))
                .isEmpty();
    }

    @Test
    void shouldPassOnWhatTheChannelFinds() {
        Problem p = only(Drawings.onFollow().message("n1", "", "").draw(), "channel.empty");
        assertThat(p.field()).isEqualTo("chain[0].content.text");
    }

    @Test
    void shouldKnowTheBatchesOfCoupons() {
        only(
                Drawings.onFollow()
                        .node("n1", "issue-coupon", "{'batchId':'5'}", "")
                        .draw(),
                "coupon.unknown-batch");
        assertThat(check(Drawings.onFollow()
                        .node("n1", "issue-coupon", "{'batchId':'" + FakeCoupons.BATCH + "'}", "issued:n2")
                        .message("n2", "{{coupon.url}}", "")
                        .draw()))
                .isEmpty();
    }

    @Test
    void shouldWarnOfVariablesThatNobodySets() {
        only(Drawings.onFollow().message("n1", "{{coupon.url}}", "").draw(), "variable.never-set");
    }

    @Test
    void shouldWarnOfAMessageThatMayComeAfterItsReplyWindow() {
        Problem p = only(
                Drawings.onFollow()
                        .pause("n1", "PT2M", "done:n2")
                        .message("n2", "迟到", "")
                        .draw(),
                "message.after-window");
        assertThat(p.node()).isEqualTo("n2");
        assertThat(p.isError()).isFalse();
        assertThat(check(Drawings.onFollow()
                        .pause("n1", "PT30S", "done:n2")
                        .message("n2", "及时", "")
                        .draw()))
                .isEmpty();
    }

    @Test
    void shouldNotWarnWhenThePersonOpensAWindowOnTheWay() {
        assertThat(check(Drawings.onFollow()
                        .node("n1", "wait-event", "{'eventType':'mp.message','timeout':'P3D'}", "happened:n2")
                        .message("n2", "收到", "")
                        .draw()))
                .isEmpty();
        only(
                Drawings.onFollow()
                        .node("n1", "wait-event", "{'eventType':'mp.message','timeout':'P3D'}", "timeout:n2")
                        .message("n2", "还在吗", "")
                        .draw(),
                "message.after-window");
    }

    @Test
    void shouldNotWarnWhenAnotherChannelNeedsNoWindow() {
        String chain = "{'messageClass':'SERVICE','chain':["
                + "{'channel':'chat','version':1,'content':{'text':'a'}},"
                + "{'channel':'notice','version':1,'content':{'text':'b'}}]}";
        assertThat(check(Drawings.onFollow()
                        .pause("n1", "P1D", "done:n2")
                        .node("n2", "send-message", chain, "")
                        .draw()))
                .isEmpty();
    }

    @Test
    void shouldCheckTheEntryRule() {
        only(
                Drawings.onFollow()
                        .reentry("{'mode':'gap'}")
                        .node("n1", "end", "{}", "")
                        .draw(),
                "definition.malformed");
        only(
                Drawings.onFollow()
                        .condition("{'bad':1}")
                        .node("n1", "end", "{}", "")
                        .draw(),
                "condition.invalid");
    }
}
