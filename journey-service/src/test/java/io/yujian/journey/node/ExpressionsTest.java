package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.expression.BadExpressionException;
import io.yujian.journey.expression.Expression;
import io.yujian.journey.expression.Scope;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.CustomerSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Expressions in messages, attributes and conditions. */
class ExpressionsTest {
    private static final CustomerSnapshot WHO = new CustomerSnapshot(
            5, "小雨", Set.of("vip", "老客"), Map.of("city", "杭州", "等级", "金"), Set.of(), true, 0, null);

    private static Scope scope(String trigger) {
        ObjectNode answer = JourneyHarness.json("{'text':'送货','way':'b'}");
        return Scope.of(new ConditionFacts(
                WHO,
                new ConditionInstant(Instant.parse("2026-11-28T02:00:00Z"), ZoneId.of("Asia/Shanghai")),
                JourneyHarness.json(trigger),
                name -> name.equals("answer") ? answer : null));
    }

    private static String say(String text, String trigger) throws BadExpressionException {
        return Expression.of(text).text(scope(trigger));
    }

    @Test
    void shouldCalculateAndCompare() throws BadExpressionException {
        assertThat(say("trigger.n * 2", "{'n':3}")).isEqualTo("6");
        assertThat(say("double(trigger.n) * 0.9", "{'n':100}")).isEqualTo("90");
        assertThat(say("trigger.amount > 50 ? '大' : '小'", "{'amount':50.5}")).isEqualTo("大");
        assertThat(say("customer.city + '/' + customer['等级']", "{}")).isEqualTo("杭州/金");
        assertThat(say("customer.tags", "{}")).isEqualTo("vip、老客");
        assertThat(say("answer.way == 'b' && 'vip' in customer.tags", "{}")).isEqualTo("true");
        assertThat(say(
                        "trigger.items.filter(i, i.n > 1).map(i, i.sku)",
                        "{'items':[{'sku':'a','n':1},{'sku':'b','n':2}]}"))
                .isEqualTo("b");
        assertThat(say("now.getHours('Asia/Shanghai')", "{}")).isEqualTo("10");
    }

    @Test
    void shouldTakeWhatIsMissingForNothing() throws BadExpressionException {
        for (String text :
                new String[] {"trigger.gone > 3", "gone.text", "1 / 0", "int(customer.city)", "_ask.x", "trigger"}) {
            assertThat(say(text, "{}")).as(text).isNull();
            assertThat(Expression.of(text).holds(scope("{}"))).as(text).isFalse();
        }
    }

    @Test
    void shouldNotRunForEver() throws BadExpressionException {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String nested = ten + ".all(a," + ten + ".all(b," + ten + ".all(c," + ten + ".all(d,true))))";
        assertThat(Expression.of(nested).holds(scope("{}"))).isFalse();
        assertThatThrownBy(() -> Expression.of("1" + "+1".repeat(300))).isInstanceOf(BadExpressionException.class);
        assertThatThrownBy(() -> Expression.of("(".repeat(100) + "1" + ")".repeat(100)))
                .isInstanceOf(BadExpressionException.class);
    }

    @Test
    void shouldSayWhereItIsWrong() {
        assertThatThrownBy(() -> Expression.of("customer.等级 == '金'"))
                .isInstanceOfSatisfying(
                        BadExpressionException.class, e -> assertThat(e.zh()).contains("第 10 个字符", "customer['属性名']"));
        assertThatThrownBy(() -> Expression.of("java('x')"))
                .isInstanceOfSatisfying(
                        BadExpressionException.class, e -> assertThat(e.zh()).contains("没有这个函数 java"));
        assertThatThrownBy(() -> Expression.of("size(trigger.items"))
                .isInstanceOfSatisfying(
                        BadExpressionException.class, e -> assertThat(e.zh()).contains("没有写完"));
        assertThatThrownBy(() -> Expression.of("'a' + 1"))
                .isInstanceOfSatisfying(
                        BadExpressionException.class, e -> assertThat(e.zh()).contains("类型"));
    }

    @Test
    void shouldFillTextsOldAndNew() {
        try (JourneyHarness h = new JourneyHarness()) {
            h.publish(
                    1,
                    Drawings.onFollow()
                            .message(
                                    "n1",
                                    "{{customer.name|朋友}} {{trigger.n * 2}} {{ trigger.gone + 1 | 没有 }} {{trigger.x|}}"
                                            + "{{ trigger.n > 1 || false | x }} {{不是变量}}",
                                    "")
                            .draw());
            h.happens(h.event(5, "mp.follow", "{'n':3}"));
            assertThat(h.texts()).containsExactly("客户5 6 没有 true {{不是变量}}");
        }
    }

    @Test
    void shouldRefuseABadExpressionBeforePublishing() {
        try (JourneyHarness h = new JourneyHarness()) {
            assertThat(h.check()
                            .check(JourneyHarness.json(Drawings.onFollow()
                                    .message("n1", "{{ trigger.n + }}", "")
                                    .draw())))
                    .filteredOn(p -> p.code().equals("expression.invalid"))
                    .singleElement()
                    .satisfies(p -> assertThat(p.field()).isEqualTo("chain[0].content.text"))
                    .matches(Problem::isError);
            assertThat(h.check()
                            .check(JourneyHarness.json(Drawings.onFollow()
                                    .message("n1", "{{ size(gone.text) }}", "")
                                    .draw())))
                    .extracting(Problem::code)
                    .contains("variable.never-set");
        }
    }

    @Test
    void shouldBeAConditionWithTwoFaces() {
        try (JourneyHarness h = new JourneyHarness()) {
            ConditionType<?> type = h.beans(ConditionType.class).stream()
                    .map(t -> (ConditionType<?>) t)
                    .filter(t -> t.typeId().equals("expression"))
                    .findFirst()
                    .orElseThrow();
            assertThat(holds(type, scopeFacts("{'amount':200}"))).isTrue();
            assertThat(holds(type, scopeFacts("{}"))).isFalse();
        }
    }

    private static ConditionFacts scopeFacts(String trigger) {
        return new ConditionFacts(
                WHO, new ConditionInstant(Instant.EPOCH, ZoneId.of("Asia/Shanghai")), JourneyHarness.json(trigger));
    }

    private static <C extends Record> boolean holds(ConditionType<C> type, ConditionFacts facts) {
        return type.test(type.example(), facts);
    }
}
