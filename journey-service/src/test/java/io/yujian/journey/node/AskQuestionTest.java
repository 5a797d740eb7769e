package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.SendState;
import io.yujian.journey.definition.Problem;
import io.yujian.journey.engine.JourneySource.Standing;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions, their answers, and dialogues with a bound. */
class AskQuestionTest {
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static String config(String more) {
        return "{'kind':'menu','question':'喜欢哪种？','options':[{'text':'自提','keywords':['到店']},{'text':'送货'}],"
                + "'free':false,'timeout':'PT10M','repeats':1,'again':'没看懂','variable':'answer'" + more + "}";
    }

    private static Drawings drawn(String more) {
        return Drawings.onFollow()
                .node("n1", "ask-question", config(more), "a:n2 b:n3 other:n4 timeout:n5 failed:n6")
                .message("n2", "A {{answer.option}}/{{answer.text}}", "")
                .message("n3", "B {{answer.option}}", "")
                .message("n4", "?", "")
                .message("n5", "late", "")
                .message("n6", "no", "");
    }

    private String choice(int message, int way) {
        return h.messages()
                .planned()
                .get(message)
                .chain()
                .get(0)
                .content()
                .path("items")
                .path(way)
                .path("id")
                .asString("");
    }

    private void taps(String id, String text) {
        h.happens(h.event(5, "mp.message", "{'kind':'text','content':'" + text + "','menuId':'" + id + "'}"));
    }

    private void says(String text) {
        h.happens(h.event(5, "mp.message", "{'kind':'text','content':'" + text + "'}"));
    }

    private void ask(String more) {
        h.publish(1, drawn(more).draw());
        h.happens(h.event(5, "mp.follow", "{}"));
    }

    @Test
    void shouldGoByTheTappedChoice() {
        ask("");
        h.send(SendState.SENT);
        taps(choice(0, 1), "送货");
        assertThat(h.texts()).containsExactly("喜欢哪种？", "B 送货");
        assertThat(h.addsUp(1, "n1", "n3")).isTrue();
        assertThat(h.timers().all()).isEmpty();
    }

    @Test
    void shouldHearAnAnswerThatIsQuickerThanTheNewsOfTheSend() {
        ask("");
        taps(choice(0, 0), "自提");
        h.send(SendState.SENT);
        assertThat(h.texts()).containsExactly("喜欢哪种？", "A 自提/自提");
        assertThat(h.addsUp(1, "n1", "n2")).isTrue();
    }

    @Test
    void shouldUnderstandNumbersLettersAndKeywords() {
        for (String said : new String[] {"1", "Ａ", "我想到店拿", "自提。"}) {
            try (JourneyHarness own = new JourneyHarness()) {
                own.publish(1, drawn("").draw());
                own.happens(own.event(5, "mp.follow", "{}"));
                own.happens(own.event(5, "mp.message", "{'kind':'text','content':'" + said + "'}"));
                assertThat(own.texts()).as(said).contains("A 自提/" + said);
            }
        }
    }

    @Test
    void shouldAskAgainSoManyTimesAndThenGiveUp() {
        ask("");
        h.send(SendState.SENT);
        says("啊？");
        assertThat(h.texts()).containsExactly("喜欢哪种？", "没看懂\n喜欢哪种？");
        h.send(SendState.SENT);
        says("自提还是送货");
        assertThat(h.texts()).last().isEqualTo("?");
        assertThat(h.addsUp(1, "n1", "n4")).isTrue();
    }

    @Test
    void shouldLeaveByFailedWhenTheQuestionCannotBeSent() {
        ask("");
        h.send(SendState.NOT_SENT, "no-window");
        assertThat(h.texts()).last().isEqualTo("no");
        assertThat(h.timers().all()).isEmpty();
    }

    @Test
    void shouldLeaveByTimeoutAlsoWhenTheOutcomeIsUnknown() {
        ask("");
        h.send(SendState.UNKNOWN, "timeout");
        h.advance(Duration.ofMinutes(9));
        assertThat(h.texts()).hasSize(1);
        h.advance(Duration.ofMinutes(2));
        assertThat(h.texts()).last().isEqualTo("late");
        assertThat(h.addsUp(1, "n1", "n5")).isTrue();
    }

    @Test
    void shouldNotTakeTheChoiceOfAnOlderQuestion() {
        ask("");
        h.send(SendState.SENT);
        taps("a.zzz.1", "自提");
        assertThat(h.texts()).hasSize(1);
        taps(choice(0, 0), "自提");
        assertThat(h.texts()).hasSize(2);
    }

    @Test
    void shouldKeepAFreeAnswerAsVariableAndAttribute() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "ask-question",
                                "{'kind':'text','question':'怎么称呼您？','options':[],'free':true,'timeout':'PT1H',"
                                        + "'repeats':0,'variable':'who','attribute':'称呼'}",
                                "other:n2")
                        .message("n2", "{{who.text}}/{{customer.称呼}}", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        h.send(SendState.SENT);
        says("  小雨 ");
        assertThat(h.texts()).last().isEqualTo("小雨/小雨");
        assertThat(h.customers().all().get(5L).attributes()).containsEntry("称呼", "小雨");
    }

    @Test
    void shouldRememberAnAnswerGivenWhileTheJourneyIsPaused() {
        ask("");
        h.send(SendState.SENT);
        h.standing(1, Standing.PAUSED);
        taps(choice(0, 0), "自提");
        assertThat(h.runsOf(5).get(0).state()).isEqualTo(RunState.HELD);
        assertThat(h.texts()).hasSize(1);
    }

    @Test
    void shouldPlayAGameWithABound() {
        h.publish(
                1,
                Drawings.onFollow()
                        .node(
                                "n1",
                                "ask-question",
                                "{'kind':'text','question':'猜个数','options':[{'text':'七'}],'free':true,'timeout':'PT1H',"
                                        + "'repeats':0,'variable':'guess'}",
                                "a:n3 other:n2")
                        .node("n2", "jump", "{'most':2}", "jump:n1 limit:n4")
                        .message("n3", "对了", "")
                        .message("n4", "下次再来", "")
                        .draw());
        h.happens(h.event(5, "mp.follow", "{}"));
        for (String said : new String[] {"五", "六", "八", "九"}) {
            h.send(SendState.SENT);
            says(said);
        }
        assertThat(h.texts()).containsExactly("猜个数", "猜个数", "猜个数", "下次再来");
        assertThat(h.addsUp(1, "n1", "n2", "n4")).isTrue();
    }

    @Test
    void shouldRefuseTwoOptionsWithTheSameWords() {
        assertThat(h.check()
                        .check(JourneyHarness.json(Drawings.onFollow()
                                .node("n1", "ask-question", config("").replace("'送货'", "'到店'"), "")
                                .draw())))
                .extracting(Problem::code)
                .contains("question.same-words");
    }

    @Test
    void shouldLetAJumpMakeACircleButNotALongOne() {
        Drawings small = Drawings.onFollow()
                .node("n1", "tag", "{'add':['x'],'remove':[]}", "done:n2")
                .node("n2", "jump", "{'most':3}", "jump:n1");
        assertThat(h.check().check(JourneyHarness.json(small.draw())))
                .extracting(Problem::code)
                .doesNotContain("loop.without-wait", "loop.too-long");
        Drawings large = Drawings.onFollow()
                .node("n1", "tag", "{'add':['x'],'remove':[]}", "done:n2")
                .node("n2", "jump", "{'most':50}", "jump:n1");
        assertThat(h.check().check(JourneyHarness.json(large.draw())))
                .extracting(Problem::code)
                .contains("loop.too-long");
    }
}
