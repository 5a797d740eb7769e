package io.yujian.member.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSnapshot;
import io.yujian.platform.error.YujianException;
import io.yujian.testkit.ModuleTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ModuleTest(properties = "yujian.pipeline.enabled=false")
class ConditionTreesIT {
    private static final CustomerSnapshot FAN =
            new CustomerSnapshot(7, "粉丝abcd", Set.of("VIP"), Map.of("city", "上海"), Set.of(1L), false, 0, null);

    @Autowired
    Conditions conditions;

    @Autowired
    JsonMapper json;

    @Test
    void shouldCombineAtoms() {
        String vip = "{\"type\":\"has-tag\",\"version\":1,\"config\":{\"tag\":\"VIP\"}}";
        String phone = "{\"type\":\"phone-bound\",\"version\":1,\"config\":{}}";
        assertThat(test("{\"all\":[" + vip + "," + phone + "]}")).isFalse();
        assertThat(test("{\"any\":[" + vip + "," + phone + "]}")).isTrue();
        assertThat(test("{\"all\":[" + vip + ",{\"not\":" + phone + "}]}")).isTrue();
    }

    @Test
    void shouldReadTheTriggersFields() {
        String big = "{\"type\":\"trigger-field\",\"version\":1,"
                + "\"config\":{\"field\":\"order.amount\",\"op\":\"gt\",\"value\":\"99.5\"}}";
        var facts = new ConditionFacts(FAN, new ConditionInstant(Instant.EPOCH, ZoneOffset.UTC), (ObjectNode)
                json.readTree("{\"order\":{\"amount\":100}}"));
        assertThat(conditions.compile(tree(big)).test(facts)).isTrue();
        assertThat(test(big)).isFalse();
    }

    @Test
    void shouldLookIntoListsOfTheTrigger() {
        String order =
                "{\"items\":[{\"sku\":\"A1\",\"tags\":[\"new\",\"red\"]},{\"sku\":\"B2\",\"qty\":3}],\"one\":{\"sku\":\"C\"}}";
        assertThat(holds(order, "items[].sku", "in", "x，b2")).isTrue();
        assertThat(holds(order, "items[].sku", "in", "x，y")).isFalse();
        assertThat(holds(order, "items[].qty", "ge", "3")).isTrue();
        assertThat(holds(order, "items[].tags[]", "eq", "red")).isTrue();
        assertThat(holds(order, "items[].sku", "ne", "A1"))
                .as("any item is another")
                .isTrue();
        assertThat(holds(order, "items.sku", "exists", ""))
                .as("a list without its mark")
                .isFalse();
        assertThat(holds(order, "one[].sku", "exists", "")).as("no list").isFalse();
        assertThat(holds("{\"items\":[]}", "items[].sku", "ne", "A1")).isFalse();
    }

    private boolean holds(String trigger, String field, String op, String value) {
        String condition = "{\"type\":\"trigger-field\",\"version\":1,\"config\":{\"field\":\"" + field + "\",\"op\":\""
                + op + "\",\"value\":\"" + value + "\"}}";
        var facts = new ConditionFacts(
                FAN, new ConditionInstant(Instant.EPOCH, ZoneOffset.UTC), (ObjectNode) json.readTree(trigger));
        return conditions.compile(tree(condition)).test(facts);
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThat(conditions.check(tree("{}"))).hasSize(1);
        assertThat(conditions.check(tree("{\"all\":[]}"))).hasSize(1);
        assertThat(conditions.check(tree("{\"type\":\"no-such\",\"config\":{}}")))
                .hasSize(1);
        assertThat(conditions.check(tree("{\"type\":\"has-tag\",\"config\":{}}")))
                .hasSize(1);
        assertThat(conditions.check(
                        tree("{\"type\":\"attribute\",\"config\":{\"key\":\"a\",\"op\":\"gt\",\"value\":\"x\"}}")))
                .hasSize(1);
        assertThatThrownBy(() -> conditions.compile(tree("{\"all\":[]}"))).isInstanceOf(YujianException.class);
    }

    private boolean test(String tree) {
        return conditions
                .compile(tree(tree))
                .test(new ConditionFacts(FAN, new ConditionInstant(Instant.EPOCH, ZoneOffset.UTC), null));
    }

    private ObjectNode tree(String text) {
        return (ObjectNode) json.readTree(text);
    }
}
