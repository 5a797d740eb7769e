package io.yujian.journey.node.tag;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.EffectResult;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Tags;
import io.yujian.member.Tags.TagChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Changes the tags of a batch in one call. */
@Component
class TagChanges implements EffectHandler<ChangeTags> {
    private final Tags tags;

    TagChanges(Tags tags) {
        this.tags = tags;
    }

    @Override
    public Class<ChangeTags> effectType() {
        return ChangeTags.class;
    }

    @Override
    public List<Applied> apply(List<Request<ChangeTags>> batch) {
        List<TagChange> changes = new ArrayList<>();
        for (Request<ChangeTags> r : batch) {
            long customer = r.step().customer().id();
            String source = "journey:" + r.step().journeyId();
            r.effect().add().forEach(tag -> changes.add(new TagChange(customer, true, tag, source, null)));
            r.effect().remove().forEach(tag -> changes.add(new TagChange(customer, false, tag, source, null)));
        }
        if (!changes.isEmpty()) {
            tags.change(changes);
        }
        return batch.stream()
                .map(r -> new Applied(EffectResult.DONE, customer -> retagged(customer, r.effect())))
                .toList();
    }

    private static CustomerSnapshot retagged(CustomerSnapshot c, ChangeTags change) {
        Set<String> tags = new HashSet<>(c.tags());
        tags.addAll(change.add());
        change.remove().forEach(tags::remove);
        return new CustomerSnapshot(
                c.id(),
                c.name(),
                Set.copyOf(tags),
                c.attributes(),
                c.following(),
                c.hasPhone(),
                c.joinedAtMillis(),
                c.mergedInto());
    }
}
