package io.yujian.journey.harness;

import io.yujian.journey.harness.FakeNeighbours.FakeConditions;
import io.yujian.journey.harness.FakeNeighbours.FakeCustomers;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSets;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sets over the customers of the harness. */
public final class FakeSets implements CustomerSets {
    private final FakeCustomers customers;

    FakeSets(FakeCustomers customers) {
        this.customers = customers;
    }

    static ObjectNode wears(String tag) {
        ObjectNode atom = JsonNodeFactory.instance.objectNode().put("type", "has-tag");
        atom.putObject("config").put("tag", tag);
        return atom;
    }

    @Override
    public Page page(ObjectNode tree, ConditionInstant now, long afterId, int most) {
        Conditions.Compiled compiled = new FakeConditions().compile(tree);
        List<Long> found = customers.all().values().stream()
                .filter(c -> c.id() > afterId && compiled.test(new ConditionFacts(c, now, null)))
                .map(c -> c.id())
                .sorted()
                .limit(most)
                .toList();
        return new Page(found, found.isEmpty() ? afterId : found.get(found.size() - 1), found.size() < most);
    }

    @Override
    public List<Long> cuts(ObjectNode tree, ConditionInstant now, int parts) {
        return List.of();
    }

    @Override
    public Count count(ObjectNode tree, ConditionInstant now) {
        return new Count(page(tree, now, 0, Integer.MAX_VALUE).customers().size(), true);
    }
}
