package io.yujian.journey.condition.injourney;

import io.yujian.journey.coverage.Coverage.OutsideTree;
import io.yujian.journey.engine.Run;
import io.yujian.journey.engine.RunState;
import io.yujian.journey.engine.RunStore;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.FactSource;
import io.yujian.member.SqlCondition;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Pattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Is inside a journey now; not so is who is in none. Who was held out is not inside. */
@Component
class InJourney implements ConditionType<InJourney.Config>, FactSource<Set<Long>>, OutsideTree {
    private final RunStore store;

    InJourney(RunStore store) {
        this.store = store;
    }

    /** @param journeyId null: any journey */
    record Config(
            @Nullable
            @Pattern(regexp = "[0-9]{1,18}")
            @Field(zh = "旅程", en = "Journey", helpZh = "不选则任意一个", helpEn = "Empty: any", widget = "journey-picker")
            String journeyId) {}

    @Override
    public String typeId() {
        return "in-journey";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "journey",
                "Guide",
                "正在旅程中",
                "In a journey",
                "客户现在正在某个旅程里；取反就是「不在任何旅程中」。",
                "The customer is inside a journey now; the opposite is being in none.",
                "正在旅程 {journeyId}",
                "in journey {journeyId}");
    }

    @Override
    public Config example() {
        return new Config(null);
    }

    @Override
    public ObjectNode inNoJourney() {
        ObjectNode not = JsonNodeFactory.instance.objectNode();
        ObjectNode atom = not.putObject("not").put("type", typeId()).put("version", version());
        atom.putObject("config");
        return not;
    }

    @Override
    public Map<Long, Set<Long>> load(Collection<Long> customerIds) {
        Map<Long, Set<Long>> inside = new HashMap<>();
        for (Run run : store.alive(customerIds)) {
            inside.computeIfAbsent(run.origin().customerId(), id -> new HashSet<>())
                    .add(run.origin().journeyId());
        }
        return inside;
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        Set<Long> inside = facts.more().of(this).get(facts.customer().id());
        String journey = config.journeyId();
        return inside != null && (journey == null || inside.contains(Long.valueOf(journey)));
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        StringBuilder alive = new StringBuilder();
        RunState.ALIVE.forEach(code -> alive.append(alive.isEmpty() ? "" : ",").append(code));
        String from = "SELECT DISTINCT customer_id FROM jn_run WHERE state IN (" + alive + ")";
        String journey = config.journeyId();
        return journey == null
                ? new SqlCondition(from, List.of())
                : new SqlCondition(from + " AND journey_id = ?", List.of(Long.valueOf(journey)));
    }
}
