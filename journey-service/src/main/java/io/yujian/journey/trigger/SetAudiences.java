package io.yujian.journey.trigger;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Everybody for whom a condition tree holds, as an audience. */
@Component
public class SetAudiences {
    private final CustomerSets sets;
    private final Conditions conditions;
    private final InstantSource clock;
    private final ZoneId zone;

    SetAudiences(CustomerSets sets, Conditions conditions, InstantSource clock, ZoneId zone) {
        this.sets = sets;
        this.conditions = conditions;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * As things are when each is read, and again when each enters.
     *
     * @param tree empty: everybody
     * @param data of each entry
     * @param key of each entry; null: none
     */
    public Audience of(ObjectNode tree, ObjectNode data, @Nullable String key) {
        Conditions.Compiled compiled = tree.isEmpty() ? facts -> true : conditions.compile(tree);
        return new Audience() {
            @Override
            public Page after(long reached, int most) {
                CustomerSets.Page page = sets.page(tree, new ConditionInstant(clock.instant(), zone), reached, most);
                return new Page(
                        page.customers().stream().map(id -> new Member(id, id)).toList(), page.reached(), page.end());
            }

            @Override
            public List<Long> cuts(int parts) {
                return sets.cuts(tree, new ConditionInstant(clock.instant(), zone), parts);
            }

            @Override
            public Optional<Entry> entry(ConditionFacts facts) {
                return compiled.test(facts) ? Optional.of(new Entry(data.deepCopy(), key, null)) : Optional.empty();
            }
        };
    }
}
