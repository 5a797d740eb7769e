package io.yujian.journey.check;

import io.yujian.journey.definition.JourneyDefinition;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.ReplyWindow;
import io.yujian.journey.node.Stay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A definition with those of its nodes that could be understood; what the rules about the whole look at. */
final class Drawing {
    private final JourneyDefinition definition;
    private final Map<String, Understood<?>> understood = new HashMap<>();
    private final Set<String> startEvents = new TreeSet<>();

    /** A node type with a readable configuration. */
    record Understood<C extends Record>(NodeType<C> type, C config) {
        List<Port> ports() {
            return type.ports(config);
        }

        Stay stay(String port) {
            return type.stay(config, port);
        }

        boolean needsGoal() {
            return type.needsGoal(config);
        }

        boolean marksGoal() {
            return type.marksGoal(config);
        }

        OptionalInt rounds() {
            return type.rounds(config);
        }

        Set<String> refersTo() {
            return type.refersTo(config);
        }

        Set<String> remembers() {
            return type.remembers(config);
        }

        Set<String> reads() {
            return type.reads(config);
        }

        Optional<ReplyWindow> replyWindow() {
            return type.replyWindow(config);
        }
    }

    Drawing(JourneyDefinition definition) {
        this.definition = definition;
    }

    JourneyDefinition definition() {
        return definition;
    }

    void understand(String node, Understood<?> meaning) {
        understood.put(node, meaning);
    }

    void startsBy(Set<String> eventTypes) {
        startEvents.addAll(eventTypes);
    }

    Set<String> startEvents() {
        return startEvents;
    }

    @Nullable
    Understood<?> meaning(String node) {
        return understood.get(node);
    }

    Stay stay(String node, String port) {
        Understood<?> meaning = understood.get(node);
        return meaning == null ? Stay.NONE : meaning.stay(port);
    }

    /** Lines that leave a node for another one that exists. */
    Map<String, String> lines(String node) {
        Map<String, String> lines = new HashMap<>();
        var draft = definition.nodes().get(node);
        if (draft != null) {
            draft.next().forEach((port, next) -> {
                if (definition.nodes().containsKey(next)) {
                    lines.put(port, next);
                }
            });
        }
        return lines;
    }
}
