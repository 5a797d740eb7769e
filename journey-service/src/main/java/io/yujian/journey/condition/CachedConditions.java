package io.yujian.journey.condition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yujian.journey.node.Finding;
import io.yujian.member.ConditionFacts;
import io.yujian.member.Conditions;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests condition trees of configurations. A configuration lives as long as its compiled version, so the compiled tree is
 * kept beside the very object and goes with it.
 */
@Component
public class CachedConditions {
    private final Conditions conditions;
    private final Cache<ObjectNode, Conditions.Compiled> compiled =
            Caffeine.newBuilder().weakKeys().build();

    public CachedConditions(Conditions conditions) {
        this.conditions = conditions;
    }

    /** @param tree a published configuration's own object; never changed */
    public boolean test(ObjectNode tree, ConditionFacts facts) {
        return compiled.get(tree, conditions::compile).test(facts);
    }

    public List<Finding> check(ObjectNode tree, String field) {
        if (tree.isEmpty()) {
            return List.of(Finding.error(field, "condition.empty", "请设置条件", "the condition is empty"));
        }
        return conditions.check(tree).stream()
                .map(sentence -> Finding.error(field, "condition.invalid", sentence, "invalid condition: " + sentence))
                .toList();
    }
}
