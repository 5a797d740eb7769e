package io.yujian.journey.trigger.notdone;

import io.yujian.journey.condition.CachedConditions;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.text.Fields;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Entry.Unless;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Did one thing and not another within a time; the last time that the first one happened counts. */
@Component
class NotDoneTrigger implements TriggerType<NotDoneConfig> {
    private static final Duration LONGEST = Duration.ofDays(366);
    private final CachedConditions trees;

    NotDoneTrigger(CachedConditions trees) {
        this.trees = trees;
    }

    @Override
    public String typeId() {
        return "not-done";
    }

    @Override
    public Class<NotDoneConfig> configType() {
        return NotDoneConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "time",
                "Hide",
                "做了 A 没做 B",
                "Did A and not B",
                "发生一件事之后，在一段时间内没有发生另一件事才进入，例如加购后 30 分钟没有付款。再次发生会重新计时。",
                "Enters when something is not followed by something else within a time, such as a cart without a"
                        + " payment. When it happens again, time starts again.",
                "{event} 之后 {within} 没有 {missing}",
                "{event}, then no {missing} within {within}");
    }

    @Override
    public NotDoneConfig example() {
        return new NotDoneConfig("cart.added", null, "order.paid", Duration.ofMinutes(30), null);
    }

    @Override
    public Set<String> listensTo(NotDoneConfig config) {
        return Set.of(config.event());
    }

    @Override
    public Set<String> endedBy(NotDoneConfig config) {
        return Set.of(config.missing());
    }

    @Override
    public boolean keyed(NotDoneConfig config) {
        return same(config) != null;
    }

    @Override
    public Optional<Entry> match(NotDoneConfig config, Occurrence occurrence) {
        ObjectNode filter = config.filter();
        if (filter != null && !filter.isEmpty() && !trees.test(filter, occurrence.facts())) {
            return Optional.empty();
        }
        ObjectNode data = occurrence.event().data();
        String field = same(config);
        String key = field == null ? null : Fields.text(data, field);
        if (field != null && key == null) {
            return Optional.empty();
        }
        Map<String, String> match = field == null || key == null ? Map.of() : Map.of(field, key);
        Unless unless = new Unless(
                occurrence.facts().now().now().plus(config.within()),
                List.of(new Awaited(config.missing(), match, "")));
        return Optional.of(new Entry(data, key, unless));
    }

    private static @Nullable String same(NotDoneConfig config) {
        String same = config.same();
        return same == null || same.isBlank() ? null : same.strip();
    }

    @Override
    public List<Finding> check(NotDoneConfig config) {
        List<Finding> found = new ArrayList<>();
        if (config.filter() != null && !config.filter().isEmpty()) {
            found.addAll(trees.check(config.filter(), "filter"));
        }
        if (config.event().equals(config.missing())) {
            found.add(Finding.error("missing", "not-done.same-event", "两个事件不能相同", "the two events must differ"));
        }
        if (config.within().isNegative()
                || config.within().isZero()
                || config.within().compareTo(LONGEST) > 0) {
            found.add(Finding.error("within", "not-done.bad-time", "时间要在一秒到一年之间", "from a second to a year"));
        }
        String same = same(config);
        if (same != null && same.contains(".")) {
            found.add(
                    Finding.error("same", "not-done.deep-field", "这里只能用最外层的字段", "only a field of the outermost level"));
        }
        return found;
    }
}
