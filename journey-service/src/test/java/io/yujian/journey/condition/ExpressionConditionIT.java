package io.yujian.journey.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.Conditions;
import io.yujian.member.SqlCondition;
import io.yujian.testkit.ModuleTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Outside a journey an expression holds for nobody; inside a tree it is checked in words. */
@ModuleTest
class ExpressionConditionIT {
    @Autowired
    List<ConditionType<?>> types;

    @Autowired
    Conditions conditions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    private static <C extends Record> SqlCondition sql(ConditionType<C> type) {
        return type.toSql(type.example(), new ConditionInstant(Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    void shouldFindNobodyInTheDatabase() {
        ConditionType<?> expression = types.stream()
                .filter(type -> type.typeId().equals("expression"))
                .findFirst()
                .orElseThrow();
        assertThat(jdbc.queryForList(sql(expression).sql(), Long.class)).isEmpty();
    }

    @Test
    void shouldSayInATreeWhereAnExpressionIsWrong() {
        assertThat(problems("trigger.amount > 1")).isEmpty();
        assertThat(problems("trigger.amount >"))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("表达式", "没有写完"));
        assertThat(problems("${'x'.getClass()} {a}")).hasSize(1);
    }

    private List<String> problems(String text) {
        ObjectNode tree = json.createObjectNode();
        ObjectNode atom =
                tree.putArray("all").addObject().put("type", "expression").put("version", 1);
        atom.putObject("config").put("text", text);
        return conditions.check(tree);
    }
}
