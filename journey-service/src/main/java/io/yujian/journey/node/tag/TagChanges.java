package io.yujian.journey.node.tag;

import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.EffectResult;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Tags;
import io.yujian.member.Tags.TagChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

    @Override
    public List<Applied> rehearse(List<Request<ChangeTags>> batch, RehearsalLog log) {
        for (Request<ChangeTags> r : batch) {
            Set<String> worn = r.step().customer().tags();
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            r.effect().add().forEach(content.putArray("add")::add);
            r.effect().remove().forEach(content.putArray("remove")::add);
            String names = String.join("、", r.effect().add()) + " / "
                    + String.join("、", r.effect().remove());
            log.tell(r.step(), "tag", new Note("打上 / 去掉标签：" + names, "tags on / off: " + names), content);
            r.effect().add().stream().filter(tag -> !worn.contains(tag)).forEach(tag -> changed("tagged", tag, r, log));
            r.effect().remove().stream().filter(worn::contains).forEach(tag -> changed("untagged", tag, r, log));
        }
        return batch.stream()
                .map(r -> new Applied(EffectResult.DONE, customer -> retagged(customer, r.effect())))
                .toList();
    }

    private static void changed(String how, String tag, Request<ChangeTags> r, RehearsalLog log) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        log.happens(
                "customer." + how,
                data.put("tag", tag).put("source", "journey:" + r.step().journeyId()));
    }
}
